package health.vigil.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes of a knowledge file to its text, or to the mapping at the root of its YAML. */
final class YamlFile {
    private static final int LIMIT = 250 * 1024;

    private YamlFile() {}

    /** The root, whose entries know their lines; empty after a problem. */
    static Optional<Entry> read(String name, byte[] bytes, Problems problems) {
        return text(name, bytes, problems).flatMap(text -> Markdown.header(name, text, problems));
    }

    static Optional<String> text(String name, byte[] bytes, Problems problems) {
        Place top = new Place(name, 1);
        if (bytes.length > LIMIT) {
            problems.add(top, "larger than 250 KB: split it");
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            problems.add(top, "not UTF-8");
            return Optional.empty();
        }
    }
}
