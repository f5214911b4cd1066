package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shapes of DESIGN 6 over real HTTP. */
@QuarkusTest
class ContractTest {
    private static final String MAN_OF_56 = """
            {"locale":"zh-Hans","region":"CN","channel":"web","time_zone":"Asia/Shanghai","patient_key":"k1",
             "patient":{"age":{"value":56,"unit":"year"},"sex":"male","relationship":"self","pregnancy":"unknown",
                        "conditions":["diabetes"],"medications":[],"allergies":[]},
             "consent":{"version":"2026-11","accepted":true}}""";

    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @Test
    void opened_hasTokenGreetingAndAssessment() throws Exception {
        Answer opened = api.post("/v1/consultations", "", MAN_OF_56);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("Location")).endsWith("/v1/consultations/" + opened.at("/id"));
        assertThat(opened.at("/id")).hasSizeGreaterThanOrEqualTo(22);
        assertThat(opened.at("/access_token")).isNotEmpty();
        assertThat(opened.at("/status")).isEqualTo("in_progress");
        assertThat(opened.at("/locale")).isEqualTo("zh-Hans");
        assertThat(opened.at("/messages/0/role")).isEqualTo("assistant");
        assertThat(opened.at("/messages/0/text")).contains("120");
        assertThat(opened.at("/messages/0/created_at")).startsWith("20");
        assertAssessment(opened.json().path("assessment"));
    }

    @Test
    void everythingLeftOut_opensAllTheSame() throws Exception {
        assertThat(api.post("/v1/consultations", "", "{}").status()).isEqualTo(201);
    }

    @Test
    void unknownEnumValuesAndRegion_areReadAsUnknown() throws Exception {
        Answer opened = api.post(
                "/v1/consultations",
                "",
                "{\"region\":\"XX\",\"channel\":\"fax\",\"locale\":\"tlh\",\"patient\":{\"sex\":\"m\",\"relationship\":\"boss\"}}");

        assertThat(opened.status()).isEqualTo(201);
    }

    @Test
    void emergency_isAWholeTurn() throws Exception {
        String id = UUID.randomUUID().toString();

        Answer turn = api.send(api.open(MAN_OF_56), ApiCaller.message(id, "胸口压着痛半小时了，出冷汗"));

        assertThat(turn.status()).isEqualTo(201);
        assertThat(fields(turn.json()))
                .containsExactlyInAnyOrder("id", "number", "message_id", "status", "stored", "reply", "assessment");
        assertThat(turn.at("/number")).isEqualTo("1");
        assertThat(turn.at("/message_id")).isEqualTo(id);
        assertThat(turn.at("/status")).isEqualTo("complete");
        assertThat(turn.at("/stored")).isEqualTo("true");
        assertThat(turn.at("/reply/source")).isEqualTo("safety");
        assertThat(turn.at("/reply/text")).contains("120");
        assertThat(turn.json().at("/reply/question").isNull()).isTrue();
        JsonNode assessment = turn.json().path("assessment");
        assertAssessment(assessment);
        assertThat(assessment.path("level").asText()).isEqualTo("emergency_ambulance");
        assertThat(assessment.path("act_within_minutes").asInt(-1)).isZero();
        assertThat(assessment.path("service").asText()).isEqualTo("ambulance");
        assertThat(assessment.path("emergency_number").asText()).isEqualTo("120");
        assertThat(assessment.at("/department/name").asText()).isNotEmpty();
        JsonNode flag = assessment.at("/red_flags/0");
        assertThat(fields(flag)).contains("rule", "level", "basis", "assumed", "why", "quotes", "sources");
        assertThat(texts(flag.path("quotes"))).contains("胸口压着痛", "出冷汗");
        JsonNode finding = quoted(assessment.path("findings"));
        assertThat(finding.path("quote").asText())
                .isEqualTo("胸口压着痛半小时了，出冷汗"
                        .substring(
                                finding.path("start").asInt(),
                                finding.path("end").asInt()));
    }

    @Test
    void question_hasItsChoicesAndIsAnsweredByButtons() throws Exception {
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        JsonNode question = api.say(consultation, "my chest hurts").json().at("/reply/question");
        assertThat(fields(question)).contains("id", "kind", "finding", "findings", "text", "unit", "choices");

        Answer next = api.send(
                consultation,
                "{\"message\":{\"id\":\"" + UUID.randomUUID() + "\",\"answers\":[{\"question\":\""
                        + question.path("id").asText() + "\",\"choice\":\"not_sure\"}]}}");

        assertThat(next.status()).isEqualTo(201);
        assertThat(next.at("/number")).isEqualTo("2");
    }

    @Test
    void erased_leavesAProofAndNothingElse() throws Exception {
        Opened consultation = api.open(MAN_OF_56);

        Answer erased = api.delete(consultation.path(), consultation.token());

        assertThat(erased.status()).isEqualTo(200);
        Answer confirmed = api.get("/v1/erasures/" + erased.at("/proof_id"), "");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.at("/consultation_id")).isEqualTo(consultation.id());
        assertThat(confirmed.at("/erased_at"))
                .isEqualTo(erased.at("/erased_at"))
                .startsWith("20");
        for (String forged : new String[] {"x", "x" + erased.at("/proof_id"), consultation.token()}) {
            assertThat(api.get("/v1/erasures/" + forged, "").at("/code")).isEqualTo("proof_not_valid");
        }
        assertThat(api.get(consultation.path(), consultation.token()).status()).isEqualTo(404);
        assertThat(api.say(consultation, "hello").at("/code")).isEqualTo("consultation_not_found");
    }

    @Test
    void triage_judgesWithoutKeeping() throws Exception {
        Answer judged = api.post(
                "/v1/triage",
                "",
                "{\"region\":\"GB\",\"locale\":\"en\",\"patient\":{\"age\":{\"value\":56},\"sex\":\"male\"},"
                        + "\"findings\":[{\"code\":\"chest_pain\",\"presence\":\"present\"},"
                        + "{\"code\":\"diaphoresis\",\"presence\":\"present\"}],\"vitals\":{\"heart_rate\":118}}");

        assertThat(judged.status()).isEqualTo(200);
        assertAssessment(judged.json());
        assertThat(judged.at("/level")).isEqualTo("emergency_ambulance");
        assertThat(judged.at("/emergency_number")).isEqualTo("999");
    }

    @Test
    void knowledge_saysItsVersionAndReviewDates() throws Exception {
        Answer knowledge = api.get("/v1/knowledge", "");

        assertThat(knowledge.status()).isEqualTo(200);
        assertThat(knowledge.at("/version")).isNotEmpty();
        assertThat(knowledge.at("/review_by")).startsWith("20");
        assertThat(texts(knowledge.json().path("files"))).contains("rules-chest.yaml");
    }

    @Test
    void idempotencyKeyAgain_isTheSameConsultation() throws Exception {
        String key = UUID.randomUUID().toString();

        Answer first = api.post("/v1/consultations", "", MAN_OF_56, "Idempotency-Key", key);
        Answer second = api.post("/v1/consultations", "", MAN_OF_56, "Idempotency-Key", key);

        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
    }

    private static JsonNode quoted(JsonNode findings) {
        for (JsonNode finding : findings) {
            if (finding.hasNonNull("quote")) {
                return finding;
            }
        }
        throw new AssertionError("no finding has a quote");
    }

    private static void assertAssessment(JsonNode assessment) {
        assertThat(fields(assessment))
                .contains(
                        "status",
                        "level",
                        "floor",
                        "act_within_minutes",
                        "service",
                        "emergency_number",
                        "department",
                        "presenting_complaint",
                        "red_flags",
                        "findings",
                        "open_red_flags",
                        "safety_net",
                        "knowledge_version");
        assertThat(texts(assessment.path("safety_net"))).noneMatch(text -> text.contains("{"));
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
