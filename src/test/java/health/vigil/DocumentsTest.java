package health.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name exists: files they link to, and the tests that hold what they claim. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    static Stream<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (Path folder : List.of(Path.of(""), Path.of("docs"), Path.of("docs/decisions"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents.stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_leadToFiles(Path document) throws IOException {
        for (MatchResult link : matches(LINK, document)) {
            assertThat(document.resolveSibling(link.group(1)))
                    .as("linked from %s", document)
                    .exists();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namedTests_exist(Path document) throws IOException {
        for (MatchResult named : matches(TEST, document)) {
            Path file = testFile(named.group(1));
            assertThat(Files.readString(file))
                    .as("%s names %s", document, named.group())
                    .contains(named.group(2) == null ? "class " + named.group(1) : " " + named.group(2) + "(");
        }
    }

    private static List<MatchResult> matches(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results().toList();
    }

    private static Path testFile(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.endsWith(name + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no test " + name));
        }
    }
}
