package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.platform.DataFolder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a clinician reads of a turn's reasons, and that the reading is recorded. */
@QuarkusTest
class RationaleTest {
    private static final String WORDS = "胸口压着痛半小时了，出冷汗";

    @Inject
    DataFolder folder;

    private ApiCaller api;
    private Opened consultation;
    private String clinician;

    @BeforeEach
    void anEmergency() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"zh-Hans\",\"region\":\"CN\",\"patient\":{\"age\":{\"value\":56}}}");
        api.say(consultation, WORDS);
        clinician = "vk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(folder.secret("demo-clinician.key"));
    }

    @Test
    void rationale_namesWhatTheLevelRestsOnAndThatTheRecordHolds() throws Exception {
        Answer rationale = rationale("1");

        assertThat(rationale.status()).isEqualTo(200);
        assertThat(rationale.at("/level")).isEqualTo("emergency_ambulance");
        assertThat(rationale.at("/red_flags/0/rule")).isEqualTo("CP-01");
        assertThat(rationale.at("/red_flags/0/quotes/0")).isEqualTo("胸口压着痛");
        assertThat(rationale.json().at("/red_flags/0/sources").size()).isPositive();
        assertThat(rationale.at("/knowledge_version")).isNotEmpty();
        JsonNode record = rationale.json().path("record");
        assertThat(record.path("whole").asBoolean()).as(record.toString()).isTrue();
        assertThat(record.path("derived_again").asBoolean()).isTrue();
        assertThat(record.path("sequence").asInt()).isEqualTo(2);
        assertThat(record.at("/trace/rules").asText()).contains("CP-01/0/emergency_ambulance/fired");
        assertThat(record.at("/trace/findings").asText()).contains("chest_pain=present@0-5#");
    }

    @Test
    void I7_chain_holdsNoWords() throws Exception {
        assertThat(rationale("1").json().at("/record/trace").toString()).doesNotContain("胸口", "出冷汗", "半小时");
    }

    @Test
    void everyReading_isRecorded() throws Exception {
        int before = rationale("1").json().at("/record/entries").asInt();

        api.get(consultation.path(), clinician);
        api.get(consultation.path() + "/assessment", clinician);
        api.get(consultation.path(), consultation.token());

        assertThat(rationale("1").json().at("/record/entries").asInt()).isEqualTo(before + 3);
    }

    @Test
    void turnsGoOn_afterReadings() throws Exception {
        rationale("1");
        assertThat(api.say(consultation, "谢谢").status()).isEqualTo(201);

        assertThat(rationale("2").json().at("/record/whole").asBoolean()).isTrue();
        assertThat(rationale("2").json().at("/record/derived_again").asBoolean())
                .isTrue();
    }

    @Test
    void patientAndStranger_areRefused() throws Exception {
        String path = consultation.path() + "/turns/1/rationale";

        assertThat(api.get(path, "").status()).isEqualTo(401);
        assertThat(api.get(path, consultation.token()).status()).isEqualTo(403);
        assertThat(api.get(path, "vk_wrong").status()).isEqualTo(401);
        assertThat(rationale("7").at("/code")).isEqualTo("turn_not_found");
        assertThat(api.get("/v1/consultations/nowhere/turns/1/rationale", clinician)
                        .at("/code"))
                .isEqualTo("consultation_not_found");
    }

    private Answer rationale(String turn) throws Exception {
        return api.get(consultation.path() + "/turns/" + turn + "/rationale", clinician);
    }
}
