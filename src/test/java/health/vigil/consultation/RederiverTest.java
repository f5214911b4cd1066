package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.clinical.Presence;
import health.vigil.clinical.TriageLevel;
import health.vigil.platform.RecordJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every turn of every golden consultation, stored as text, read back and derived again. */
class RederiverTest {
    private static final RecordJson JSON = new RecordJson();
    private static final Rederiver REDERIVER = new Rederiver(Play.KNOWLEDGE);

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void I6_everyTurn_isDerivedAgainFromItsRecord(GoldenCase golden) {
        Play play = new Play(golden.region(), golden.patient());
        Turn last = null;
        for (JsonNode expected : golden.turns()) {
            last = play.say(expected.get("say").asText());
        }
        if (golden.answers() != null && last != null) {
            play.answerAll(last, golden.answers().equals("no") ? Presence.ABSENT : Presence.UNKNOWN);
        }

        for (Turn turn : play.taken) {
            Turn read = JSON.read(JSON.write(turn), Turn.class);
            assertThat(REDERIVER.derive(read, golden.region())).contains(turn.assessment());
        }
    }

    @Test
    void I6_levelThatRestsOnADoubtfulReading_isDerivedAgain() {
        Play play = Play.of("GB");
        play.say("I have a cough, I am 40");
        var picture = new Attachment.Read("", List.of(), Map.of("spo2", 84.0), List.of());

        Turn turn = play.show("", Attachment.read("a", Attachment.Kind.PICTURE, picture));

        assertThat(turn.assessment().floor()).isGreaterThanOrEqualTo(TriageLevel.EMERGENCY);
        Turn read = JSON.read(JSON.write(turn), Turn.class);
        assertThat(REDERIVER.derive(read, "GB")).contains(turn.assessment());
    }

    @Test
    void I6_recordedFindingChanged_isDerivedDifferently() {
        Turn turn = Play.of("GB").say("crushing chest pain for half an hour, cold sweat");
        String changed = JSON.write(turn).replace("PRESENT", "ABSENT");

        assertThat(REDERIVER.derive(JSON.read(changed, Turn.class), "GB")).get().isNotEqualTo(turn.assessment());
    }
}
