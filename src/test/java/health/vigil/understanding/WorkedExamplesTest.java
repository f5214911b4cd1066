package health.vigil.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of the clinical lexicon and of the issue. */
class WorkedExamplesTest {

    static Stream<Expectation> examples() {
        return Words.lines("worked-examples.txt").stream().map(Expectation::parse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void workedExample_isUnderstood(Expectation example) {
        Understanding understanding = Words.read(example.text());

        assertThat(example.missing(understanding))
                .as("in %s %s", understanding.findings(), understanding.measurements())
                .isEmpty();
    }
}
