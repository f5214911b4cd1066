package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.access.AccessToken;
import health.vigil.access.TokenSigner;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error is problem+json with its code, and says nothing of what the patient wrote. */
@QuarkusTest
class ProblemTest {
    private static final String ID = "3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11";

    @Inject
    TokenSigner signer;

    private ApiCaller api;
    private Opened consultation;

    @BeforeEach
    void aConsultation() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
    }

    @Test
    void noToken_isUnauthorized() throws Exception {
        assertProblem(api.get(consultation.path(), ""), 401, "unauthorized");
    }

    @Test
    void expiredToken_saysSo() throws Exception {
        String expired = signer.sign(
                new AccessToken(consultation.id(), "default", null, "GB", Instant.parse("2020-01-01T00:00:00Z")));

        assertProblem(api.get(consultation.path(), expired), 401, "token_expired");
    }

    @Test
    void wrongTokenForeignTokenAndNoSuchConsultation_areAnsweredAlike() throws Exception {
        Opened other = api.open("{}");
        // not the last character: it has bits that say nothing
        int at = consultation.token().length() - 5;
        char swapped = consultation.token().charAt(at) == 'x' ? 'y' : 'x';
        String changed = consultation.token().substring(0, at)
                + swapped
                + consultation.token().substring(at + 1);

        Answer wrong = api.get(consultation.path(), "nonsense");
        assertProblem(wrong, 404, "consultation_not_found");
        assertThat(api.get(consultation.path(), other.token()).json()).isEqualTo(wrong.json());
        assertThat(api.get(consultation.path(), changed).json()).isEqualTo(wrong.json());
        assertThat(api.get("/v1/consultations/none", consultation.token()).json())
                .isEqualTo(wrong.json());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no message            | {}                                                          | message",
                "no id                 | {'message':{'text':'x'}}                                    | message.id",
                "id is no UUID         | {'message':{'id':'7','text':'x'}}                           | message.id",
                "blank text            | {'message':{'id':'UUID','text':''}}                         | message",
                "only spaces           | {'message':{'id':'UUID','text':' \u3000\u200b '}}            | message",
                "nothing said          | {'message':{'id':'UUID'}}                                   | message",
                "unknown field         | {'message':{'id':'UUID','text':'x','mood':1}}               | message.mood",
                "wrong type            | {'message':{'id':'UUID','vitals':{'heart_rate':'fast'}}}    | message.vitals.heart_rate",
                "impossible vital      | {'message':{'id':'UUID','vitals':{'spo2':250}}}             | message.vitals.spo2",
                "attachment            | {'message':{'id':'UUID','text':'x','attachments':[{}]}}     | message.attachments[0].id",
                "unknown finding       | {'message':{'id':'UUID','answers':[{'finding':'no_such','presence':'present'}]}} | message.answers[0].finding",
                "unknown question      | {'message':{'id':'UUID','answers':[{'question':'NO','choice':'x'}]}} | message.answers[0].question",
                "answer of no shape    | {'message':{'id':'UUID','answers':[{}]}}                    | message.answers[0]"
            })
    void invalidTurn_namesTheField(String name, String body, String field) throws Exception {
        Answer answer = api.send(consultation, body.replace('\'', '"').replace("UUID", ID));

        assertProblem(answer, 422, "invalid_request");
        assertThat(answer.json().path("violations")).hasSize(1);
        assertThat(answer.at("/violations/0/field")).isEqualTo(field);
        assertThat(answer.at("/violations/0/message")).isNotEmpty();
    }

    @Test
    void filesWithoutAModel_areNotOfferedAndTheTurnGoesOnWithItsWords() throws Exception {
        Answer upload = api.upload(consultation, "image/jpeg", new byte[] {1});
        assertProblem(upload, 422, "attachments_not_offered");
        assertThat(upload.at("/safety_text")).isNotEmpty();
        assertThat(api.get(consultation.path(), consultation.token()).at("/offers/pictures"))
                .isEqualTo("false");

        Answer turn = api.show(consultation, "I have had a cough for two days", "old");

        assertThat(turn.status()).isEqualTo(201);
        assertThat(turn.at("/assessment/presenting_complaint")).isEqualTo("cough");
        assertThat(turn.at("/reply/text")).contains("cannot read pictures");
    }

    @Test
    void severalFaults_areTold() throws Exception {
        Answer answer = api.send(
                consultation,
                "{\"message\":{\"id\":\"" + ID + "\",\"vitals\":{\"spo2\":250,\"heart_rate\":-1},\"answers\":[{}]}}");

        List<String> fields = new ArrayList<>();
        answer.json()
                .path("violations")
                .forEach(violation -> fields.add(violation.path("field").asText()));
        assertThat(fields)
                .containsExactlyInAnyOrder("message.vitals.spo2", "message.vitals.heart_rate", "message.answers[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'patient':{'age':{'value':-1}}}          | patient.age.value",
                "{'patient':{'age':{'value':200}}}         | patient.age.value",
                "{'patient':{'conditions':[null]}}         | patient.conditions[0]",
                "{'patient':{'shoe_size':44}}              | patient.shoe_size",
                "{'patient':[]}                            | patient"
            })
    void invalidOpening_namesTheField(String body, String field) throws Exception {
        Answer answer = api.post("/v1/consultations", "", body.replace('\'', '"'));

        assertProblem(answer, 422, "invalid_request");
        assertThat(answer.at("/violations/0/field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "not json", "{'a':1", "''"})
    void malformedJson_is400WithABody(String body) throws Exception {
        Answer answer = api.send(consultation, body.equals("''") ? "" : body.replace('\'', '"'));

        assertProblem(answer, 400, "malformed_json");
    }

    @Test
    void tooLong_is413AndSaysHowLongItMayBe() throws Exception {
        assertThat(api.say(consultation, "痛".repeat(1500)).status()).isEqualTo(201);

        Answer answer = api.say(consultation, "痛".repeat(1501));

        assertProblem(answer, 413, "message_too_long");
        assertThat(answer.response().body()).contains("1500").doesNotContain("痛");
    }

    @ParameterizedTest
    @CsvSource({"100000", "2000000"})
    void bodyTooLarge_is413(int size) throws Exception {
        Answer answer = api.send(consultation, "{\"message\":\"" + "x".repeat(size) + "\"}");

        assertProblem(answer, 413, "body_too_large");
    }

    @Test
    void wrongContentTypeMethodAndPath_areProblems() throws Exception {
        String turns = consultation.path() + "/turns";
        String message = ApiCaller.message(ID, "x");

        assertProblem(
                api.call(api.posting(turns, consultation.token(), message).setHeader("Content-Type", "text/plain")),
                415,
                "unsupported_media_type");
        assertProblem(api.get(turns, consultation.token()), 405, "method_not_allowed");
        assertProblem(api.get("/v1/nothing", ""), 404, "not_found");
        for (String path : new String[] {"/v1/triage", "/v1/consultations"}) {
            assertProblem(
                    api.call(api.posting(path, consultation.token(), message).setHeader("Accept", "image/png")),
                    406,
                    "not_acceptable");
        }
    }

    @Test
    void messageIdWithOtherWords_isReused() throws Exception {
        String id = UUID.randomUUID().toString();
        api.send(consultation, ApiCaller.message(id, "I cough"));

        Answer answer = api.send(consultation, ApiCaller.message(id, "I sneeze"));

        assertProblem(answer, 409, "message_id_reused");
        assertThat(answer.response().body()).doesNotContain("cough", "sneeze");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.response().body()).isNotEmpty();
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.at("/title")).isNotEmpty();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
