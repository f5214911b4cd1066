package health.vigil.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Traps of negation, time, person and number, as patients write them. */
class PatientsWordsTest {

    static Stream<Expectation> examples() {
        return Words.lines("patients-words.txt").stream().map(Expectation::parse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void trap_isReadRight(Expectation example) {
        Understanding understanding = Words.read(example.text());

        assertThat(example.missing(understanding))
                .as("in %s %s", understanding.findings(), understanding.measurements())
                .isEmpty();
    }
}
