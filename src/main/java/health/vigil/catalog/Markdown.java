package health.vigil.catalog;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * A Markdown file with YAML front matter between two lines of dashes.
 *
 * @param body what follows the front matter
 */
record Markdown(Entry header, String body) {
    private static final String FENCE = "---";

    /** Empty, with a problem told, when there is no readable front matter. */
    static Optional<Markdown> read(String file, String text, Problems problems) {
        String unix = text.replace("\r\n", "\n");
        int end = unix.startsWith(FENCE + "\n") ? unix.indexOf("\n" + FENCE + "\n", FENCE.length()) : -1;
        if (end < 0) {
            problems.add(new Place(file, 1), "no front matter between two lines of ---");
            return Optional.empty();
        }
        // the first fence becomes an empty line, so that the lines of problems are those of the file
        return header(file, "\n" + unix.substring(FENCE.length() + 1, end), problems)
                .map(header -> new Markdown(header, unix.substring(end + FENCE.length() + 2)));
    }

    static Optional<Entry> header(String file, String yaml, Problems problems) {
        try {
            if (new Yaml(new LoaderOptions()).compose(new StringReader(yaml)) instanceof MappingNode mapping) {
                return Optional.of(new Entry(file, mapping, problems));
            }
            problems.add(new Place(file, 1), "a mapping was expected");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new Place(file, line), "no valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(new Place(file, 1), "no valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** The text under each second-level heading, by heading. */
    Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String part : ("\n" + body).split("\n## ", -1)) {
            int line = part.indexOf('\n');
            if (line > 0) {
                sections.put(
                        part.substring(0, line).strip(), part.substring(line).strip());
            }
        }
        return sections;
    }
}
