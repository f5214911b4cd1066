package health.vigil.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lay and clinicians' words of the reference evaluator must reach the rules. */
class VignetteWordsTest {

    static Stream<Expectation> examples() {
        return Words.lines("vignette-words.txt").stream().map(Expectation::parse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void vignetteWords_areFound(Expectation example) {
        Understanding understanding = Words.read(example.text());

        assertThat(example.missing(understanding))
                .as("in %s %s", understanding.findings(), understanding.measurements())
                .isEmpty();
    }
}
