package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.Attachment.Kind;
import health.vigil.consultation.Attachment.Read;
import health.vigil.consultation.Attachment.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of heard words and of pictures, beside the same words written. */
class SpokenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have no chest pain and no shortness of breath, it is nothing",
                "I meant last year",
                "nobody is unwell, I only have a question about blood pressure",
                "no",
                "my temperature is 36.5 and I am 20"
            })
    void I1_heardWords_lowerNoFloor(String heard) {
        Play play = Play.of("GB");
        Turn before = play.say("I have chest pain when I walk uphill, since two weeks, I am 60");

        Turn after = play.show("", voice(heard));

        assertThat(after.assessment().floor())
                .isGreaterThanOrEqualTo(before.assessment().floor());
        assertThat(after.assessment().openRedFlags())
                .containsAll(before.assessment().openRedFlags());
        assertThat(play.patient().isPresent("chest_pain")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crushing chest pain and a cold sweat | EMERGENCY_AMBULANCE",
                "我胸口压着痛，出冷汗 | EMERGENCY_AMBULANCE",
                "我胸口好似俾嘢壓住，出晒冷汗 | EMERGENCY_AMBULANCE"
            })
    void I9_emergencyByEar_countsAtOnce(String heard, TriageLevel least) {
        Turn turn = Play.of("HK").show("", voice(heard));

        assertThat(turn.assessment().floor()).isGreaterThanOrEqualTo(least);
        assertThat(turn.reply().question()).isNull();
        assertThat(turn.assessment().findings())
                .filteredOn(finding -> finding.presence() == Presence.PRESENT)
                .extracting(Finding::source)
                .contains(Finding.Source.ATTACHMENT)
                .doesNotContain(Finding.Source.WORDS);
    }

    @Test
    void writtenWords_goBeforeHeardOnes() {
        Play play = Play.of("GB");
        play.say("I have a cough, my temperature is 39.5");

        Turn turn = play.show("", voice("I cough"));

        assertThat(turn.assessment().findings())
                .filteredOn(finding -> finding.code().equals("cough"))
                .extracting(Finding::source)
                .containsExactly(Finding.Source.WORDS);
        assertThat(turn.assessment().measurements())
                .anyMatch(number -> number.code().equals("temp") && number.value() == 39.5);
    }

    @Test
    void I1_pictureThatWouldMakeItMilder_isSetAside() {
        Turn turn = Play.of("GB")
                .show("", Attachment.read("a", Kind.PICTURE, new Read("", List.of("rash"), Map.of(), List.of())));
        Turn bare = Play.of("GB").show("", new Attachment("a", Kind.PICTURE, State.UNREADABLE, null));

        assertThat(turn.assessment().level())
                .isGreaterThanOrEqualTo(bare.assessment().level());
        assertThat(turn.reply().text()).doesNotContain("{");
    }

    private static Attachment voice(String words) {
        return Attachment.read("v", Kind.VOICE, Read.heard(words));
    }
}
