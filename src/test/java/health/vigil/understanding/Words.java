package health.vigil.understanding;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The bundled knowledge, compiled once, and the resource files of these tests. */
final class Words {

    static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    static final FindingExtractor EXTRACTOR = new FindingExtractor(KNOWLEDGE);

    private Words() {}

    static Understanding read(String text) {
        return EXTRACTOR.extract(Utterance.first(text));
    }

    static Optional<Finding> finding(Understanding understanding, String code) {
        return understanding.findings().stream()
                .filter(f -> f.code().equals(code))
                .findFirst();
    }

    static List<String> lines(String resource) {
        try (InputStream in = Words.class.getResourceAsStream("/understanding/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
