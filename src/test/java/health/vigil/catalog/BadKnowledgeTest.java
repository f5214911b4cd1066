package health.vigil.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an author reads who made a mistake. {@code catalog/good} is a small whole knowledge folder; each folder of
 * {@code catalog/bad} holds the files that differ from it and, in expected.txt, every message.
 */
class BadKnowledgeTest {
    private static final Path CATALOG = Path.of("src/test/resources/catalog");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistake_isToldWithFileLineAndReason(String mistake) throws IOException {
        // given
        copy(CATALOG.resolve("good"));
        copy(CATALOG.resolve("bad").resolve(mistake));
        List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));

        // when
        KnowledgeException told = load();

        // then
        assertThat(told.problems()).containsExactlyElementsOf(expected);
    }

    @Test
    void goodFolder_loads() throws IOException {
        // given
        copy(CATALOG.resolve("good"));

        // when
        Knowledge knowledge = KnowledgeLoader.load(folder);

        // then
        assertThat(knowledge.rules()).extracting(Rule::id).containsExactly("CP-01");
        assertThat(knowledge.regions()).containsKeys("GB", "UK");
    }

    @Test
    void missingFolder_isToldAsMissingManifest() {
        // when
        KnowledgeException told = load();

        // then
        assertThat(told.problems()).containsExactly("manifest.yaml:1: no file manifest.yaml");
    }

    @Test
    void tooLargeFile_isRefused() throws IOException {
        // given
        copy(CATALOG.resolve("good"));
        Files.writeString(folder.resolve("sources.yaml"), "#".repeat(250 * 1024 + 1));

        // when
        KnowledgeException told = load();

        // then
        assertThat(told.problems()).containsExactly("sources.yaml:1: larger than 250 KB: split it");
    }

    @Test
    void fileInAnotherEncoding_isRefused() throws IOException {
        // given
        copy(CATALOG.resolve("good"));
        Files.write(folder.resolve("sources.yaml"), "sources: {R1: caf\u00e9}".getBytes(StandardCharsets.ISO_8859_1));

        // when
        KnowledgeException told = load();

        // then
        assertThat(told.problems()).containsExactly("sources.yaml:1: not UTF-8");
    }

    static List<String> mistakes() throws IOException {
        try (Stream<Path> folders = Files.list(CATALOG.resolve("bad"))) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private KnowledgeException load() {
        KnowledgeException told = catchThrowableOfType(KnowledgeException.class, () -> KnowledgeLoader.load(folder));
        assertThat(told).as("refusal").isNotNull();
        return told;
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
