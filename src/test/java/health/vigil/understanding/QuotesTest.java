package health.vigil.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding rests on the patient's own words. */
class QuotesTest {

    static Stream<Expectation> messages() {
        return Stream.of("worked-examples.txt", "vignette-words.txt", "patients-words.txt")
                .flatMap(file -> Words.lines(file).stream())
                .map(Expectation::parse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void quoteAndOffsets_areOfTheOriginalText(Expectation message) {
        Understanding understanding = Words.read(message.text());

        for (Finding finding : understanding.findings()) {
            assertThat(finding.quote()).isNotBlank();
            assertThat(message.text().substring(finding.start(), finding.end())).isEqualTo(finding.quote());
        }
        for (Measurement measurement : understanding.measurements()) {
            assertThat(message.text().substring(measurement.start(), measurement.end()))
                    .isEqualTo(measurement.quote());
        }
    }

    @Test
    void hiddenAndFullWidthCharacters_keepOffsets() {
        String text = "ＢＰ\u200B ８５／５０，胸\u200B口\u200D痛！！";

        Understanding understanding = Words.read(text);

        Finding pain = Words.finding(understanding, "chest_pain").orElseThrow();
        assertThat(pain.quote()).isEqualTo("胸\u200B口\u200D痛");
        assertThat(understanding.measurements())
                .extracting(Measurement::code, Measurement::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("sbp", 85.0),
                        org.assertj.core.groups.Tuple.tuple("dbp", 50.0));
    }
}
