package health.vigil.catalog;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Bytes to the mapping at the root of a YAML file, whose entries know their lines. */
final class YamlFile {
    private static final int LIMIT = 250 * 1024;

    private YamlFile() {}

    /** The root; empty after a problem. */
    static Optional<Entry> read(String name, byte[] bytes, Problems problems) {
        Place top = new Place(name, 1);
        if (bytes.length > LIMIT) {
            problems.add(top, "larger than 250 KB: split it");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return Optional.of(new Entry(name, mapping, problems));
            }
            problems.add(top, "a mapping was expected");
        } catch (CharacterCodingException e) {
            problems.add(top, "not UTF-8");
        } catch (MarkedYAMLException e) {
            problems.add(new Place(name, line(e.getProblemMark())), "no valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(top, "no valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }
}
