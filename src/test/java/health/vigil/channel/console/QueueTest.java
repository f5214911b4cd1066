package health.vigil.channel.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.platform.DataFolder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clinician works the queue over HTTP: what each call does, and what it refuses. */
@QuarkusTest
class QueueTest {
    private static final String EMERGENCY = "Crushing chest pain for half an hour and a cold sweat";

    @Inject
    DataFolder folder;

    private ApiCaller api;
    private String key;

    @BeforeEach
    void aClinician() {
        api = ApiCaller.ofThisTest();
        key = "vk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(folder.secret("demo-clinician.key"));
    }

    @Test
    void queue_isForClinicians() throws Exception {
        Opened patient = opened("I have had a runny nose for two days");

        assertThat(api.get("/v1/queue", "").at("/code")).isEqualTo("unauthorized");
        assertThat(api.get("/v1/queue", patient.token()).status()).isIn(401, 403);
        assertThat(api.post("/v1/queue/" + patient.id() + "/take", patient.token(), "{}")
                        .status())
                .isIn(401, 403);
    }

    @Test
    void queue_putsAnUnseenEmergencyAboveWhoWroteBefore() throws Exception {
        Opened cold = opened("I have had a runny nose for two days");
        Opened emergency = opened(EMERGENCY);

        List<String> ids = new ArrayList<>();
        JsonNode first = entry(emergency.id());
        queue().forEach(entry -> ids.add(entry.path("id").asText()));

        assertThat(ids.indexOf(emergency.id())).isLessThan(ids.indexOf(cold.id()));
        assertThat(first.path("level").asText()).isEqualTo("emergency_ambulance");
        assertThat(first.path("complaint").asText()).isEqualTo("chest_pain");
        assertThat(first.path("waiting_for").asText()).isEqualTo("clinician");
        assertThat(first.path("acknowledged").asBoolean()).isFalse();
        assertThat(first.toString()).doesNotContain("Crushing");
    }

    @Test
    void taken_automatonIsSilentAndThePatientReadsWho() throws Exception {
        Opened patient = opened("I have had a runny nose for two days");
        Answer taken = act(patient, "take", "{}");

        Answer answered = api.say(patient, "It is worse in the morning");
        act(patient, "message", "{\"text\":\"Do you have a fever?\"}");
        JsonNode snapshot = api.get(patient.path(), patient.token()).json();

        assertThat(taken.at("/turn/reply/text")).contains("A clinician, demo, has joined");
        assertThat(answered.at("/reply/text")).isEmpty();
        JsonNode messages = snapshot.path("messages");
        JsonNode last = messages.get(messages.size() - 1);
        assertThat(last.path("role").asText()).isEqualTo("clinician");
        assertThat(last.path("author").asText()).isEqualTo("demo");
        assertThat(last.path("text").asText()).isEqualTo("Do you have a fever?");
        assertThat(snapshot.at("/care/taken_by").asText()).isEqualTo("demo");
        assertThat(entry(patient.id()).path("waiting_for").asText()).isEqualTo("patient");
    }

    @Test
    void lowered_thePatientSeesTheNewLevelAndTheRuleStaysRecorded() throws Exception {
        Opened patient = opened(EMERGENCY);

        Answer lowered = act(patient, "level", "{\"level\":\"consultation_24\",\"reason\":\"ECG normal\"}");
        JsonNode seen = api.get(patient.path(), patient.token()).json();
        JsonNode read = read(patient);

        assertThat(lowered.status()).isEqualTo(200);
        assertThat(seen.at("/assessment/level").asText()).isEqualTo("consultation_24");
        assertThat(seen.at("/care/level_set/rule_floor").asText()).isEqualTo("emergency_ambulance");
        assertThat(seen.toString()).doesNotContain("ECG normal");
        assertThat(read.at("/level_set/reason").asText()).isEqualTo("ECG normal");
        assertThat(read.at("/assessment/red_flags/0/why").asText()).isNotBlank();
        assertThat(api.get("/q/metrics", "").response().body())
                .contains("vigil_clinician_overrides_total{complaint=\"chest_pain\",direction=\"over\"");
    }

    @Test
    void reading_showsWordsWithTheirPlacesRulesAndWhatIsOpen() throws Exception {
        Opened patient = opened(EMERGENCY);

        JsonNode read = read(patient);

        JsonNode message = read.path("messages").get(1);
        assertThat(message.path("text").asText()).isEqualTo(EMERGENCY);
        for (JsonNode finding : read.at("/assessment/findings")) {
            if (finding.hasNonNull("quote") && finding.path("turn").equals(message.path("turn"))) {
                assertThat(EMERGENCY.substring(
                                finding.path("start").asInt(),
                                finding.path("end").asInt()))
                        .isEqualTo(finding.path("quote").asText());
            }
        }
        assertThat(read.path("labels").path("chest_pain").asText()).isNotBlank();
        assertThat(read.path("sources")).isNotEmpty();
    }

    @Test
    void sameMessageId_isDoneOnceAndAnotherBodyIsRefused() throws Exception {
        Opened patient = opened("I have had a runny nose for two days");
        act(patient, "take", "{}");
        String body = "{\"message_id\":\"%s\",\"text\":\"%s\"}";
        String id = UUID.randomUUID().toString();

        Answer first = act(patient, "message", body.formatted(id, "Hello"));
        Answer again = act(patient, "message", body.formatted(id, "Hello"));
        Answer other = act(patient, "message", body.formatted(id, "Bye"));

        assertThat(first.at("/result")).isEqualTo("done");
        assertThat(again.at("/result")).isEqualTo("repeated");
        assertThat(again.at("/turn/number")).isEqualTo(first.at("/turn/number"));
        assertThat(other.at("/code")).isEqualTo("message_id_reused");
    }

    @Test
    void badInput_isRefusedWithItsField() throws Exception {
        Opened patient = opened("I have had a runny nose for two days");

        assertThat(act(patient, "message", "{\"text\":\"hello\"}").at("/code")).isEqualTo("not_taken");
        assertThat(violation(act(patient, "level", "{\"level\":\"mild\",\"reason\":\"x\"}")))
                .isEqualTo("level");
        assertThat(violation(act(patient, "level", "{\"level\":\"self_care\"}")))
                .isEqualTo("reason");
        assertThat(violation(
                        act(patient, "finding", "{\"finding\":\"luck\",\"presence\":\"absent\",\"reason\":\"x\"}")))
                .isEqualTo("finding");
        assertThat(violation(act(patient, "close", "{\"outcome\":\"gone\"}"))).isEqualTo("outcome");
        assertThat(violation(act(patient, "handover", "{\"to\":\"demo\"}"))).isEqualTo("to");
        assertThat(act(new Opened("nowhere", ""), "take", "{}").at("/code")).isEqualTo("consultation_not_found");
        assertThat(act(patient, "take", "{").at("/code")).isEqualTo("malformed_json");
    }

    @Test
    void closed_leavesTheQueueAndTakesNoMore() throws Exception {
        Opened patient = opened("I have had a runny nose for two days");
        act(patient, "take", "{}");

        act(patient, "close", "{\"outcome\":\"advised\",\"reason\":\"rest\"}");

        assertThat(api.say(patient, "hello").at("/code")).isEqualTo("consultation_closed");
        assertThat(act(patient, "take", "{}").at("/code")).isEqualTo("consultation_closed");
        assertThat(read(patient).at("/closing/outcome").asText()).isEqualTo("advised");
        assertThat(queue()).noneMatch(entry -> entry.path("id").asText().equals(patient.id()));
    }

    @Test
    void corrected_isMarkedAndStaysQuoted() throws Exception {
        Opened patient = opened(EMERGENCY);

        act(patient, "finding", "{\"finding\":\"diaphoresis\",\"presence\":\"absent\",\"reason\":\"dry\"}");
        JsonNode read = read(patient);

        assertThat(read.path("withdrawn").get(0).asText()).isEqualTo("diaphoresis");
        assertThat(read.at("/assessment/level").asText()).isEqualTo("emergency_ambulance");
        assertThat(read.at("/assessment/findings"))
                .anyMatch(finding -> finding.path("code").asText().equals("diaphoresis")
                        && finding.path("presence").asText().equals("absent")
                        && finding.path("source").asText().equals("clinician"));
    }

    @Test
    void released_goesBackToTheAutomaton() throws Exception {
        Opened patient = opened("I have had a runny nose for two days");
        act(patient, "take", "{}");
        assertThat(act(patient, "take", "{}").at("/result")).isEqualTo("unchanged");

        act(patient, "release", "{}");

        assertThat(api.say(patient, "No fever").at("/reply/text")).isNotEmpty();
        assertThat(act(patient, "release", "{}").at("/code")).isEqualTo("not_taken");
    }

    private Opened opened(String words) throws Exception {
        Opened patient = api.open("{\"region\":\"GB\",\"locale\":\"en\"}");
        api.say(patient, words);
        return patient;
    }

    private Answer act(Opened patient, String verb, String body) throws Exception {
        return api.post("/v1/queue/" + patient.id() + "/" + verb, key, body);
    }

    private JsonNode read(Opened patient) throws Exception {
        return api.get("/v1/queue/" + patient.id(), key).json();
    }

    private JsonNode queue() throws Exception {
        return api.get("/v1/queue", key).json().path("entries");
    }

    /** The queue may lag behind the turn for a moment. */
    private JsonNode entry(String id) throws Exception {
        for (int i = 0; i < 100; i++) {
            for (JsonNode entry : queue()) {
                if (entry.path("id").asText().equals(id)) {
                    return entry;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not in the queue");
    }

    private static String violation(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.at("/violations/0/field");
    }
}
