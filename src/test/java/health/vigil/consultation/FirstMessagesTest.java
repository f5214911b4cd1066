package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.TriageLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people first write: an emergency is heard in it, and an everyday matter is not made one. */
class FirstMessagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/understanding");

    static Stream<String> emergencies() {
        return lines("first-messages-emergency.txt");
    }

    static Stream<String> everyday() {
        return lines("first-messages-everyday.txt");
    }

    @ParameterizedTest
    @MethodSource("emergencies")
    void emergency_isHeard(String words) {
        assertThat(floor(words)).isGreaterThanOrEqualTo(TriageLevel.EMERGENCY);
    }

    @ParameterizedTest
    @MethodSource("everyday")
    void everydayMatter_isNone(String words) {
        assertThat(floor(words)).isLessThan(TriageLevel.EMERGENCY);
    }

    private static TriageLevel floor(String words) {
        return Play.of("CN").say(words).assessment().floor();
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
