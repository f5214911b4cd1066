package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large, too deep or too long is refused; what is sent tells browsers what not to do with it. */
@QuarkusTest
class HardeningTest {
    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @Test
    void deepNesting_isMalformed() throws Exception {
        String deep = "[".repeat(1000) + "]".repeat(1000);

        for (String body : new String[] {deep, "{\"message\":{\"attachments\":" + deep + "}}"}) {
            Answer answer = api.post("/v1/triage", "", body);
            assertThat(answer.status()).as(body.substring(0, 20)).isIn(400, 422);
            assertThat(answer.at("/code")).isIn("malformed_json", "invalid_request");
        }
    }

    @Test
    void jsonBrokenInTheMiddle_isMalformed() throws Exception {
        Answer answer = api.post("/v1/triage", "", "{\"patient\":{\"age\":{\"value\":5]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/code")).isEqualTo("malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "/", "application/json;x"})
    void contentTypeThatIsNone_isRefused(String type) throws Exception {
        Opened consultation = api.open("{}");

        Answer answer = api.call(api.posting(consultation.path() + "/turns", consultation.token(), "{}")
                .setHeader("Content-Type", type));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.at("/code")).isEqualTo("unsupported_media_type");
    }

    @Test
    void longNumber_isRefused() throws Exception {
        Answer answer = api.post("/v1/triage", "", "{\"patient\":{\"age\":{\"value\":" + "9".repeat(5000) + "}}}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void bodyWithoutALength_isLimitedAsWell() throws Exception {
        byte[] large = ("{\"text\":\"" + "x".repeat(3 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

        HttpRequest.Builder request = api.posting("/v1/triage", "", "")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        int status;
        try {
            status = api.call(request).status();
        } catch (IOException ended) {
            // the server may end the connection while we still send
            status = 413;
        }
        assertThat(status).isEqualTo(413);
    }

    @Test
    void longHeader_isRefused() throws Exception {
        assertThat(api.get("/v1/knowledge", "x".repeat(40_000)).status()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/knowledge", "/", "/v1/consultations/none", "/q/openapi"})
    void everyAnswer_tellsBrowsersWhatNotToDo(String path) throws Exception {
        Answer answer = api.get(path, "");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors");
    }

    @Test
    void patientsData_isKeptByNoCacheAndShownInNoFrame() throws Exception {
        Opened consultation = api.open("{}");

        Answer answer = api.get(consultation.path(), consultation.token());

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void pagesOfThisMachine_mayTryTheWidget() throws Exception {
        assertThat(api.get("/", "").header("Content-Security-Policy")).contains("http://localhost:*");
        for (String origin : new String[] {"http://localhost:3000", "https://evil.example.org", "null"}) {
            Answer answer = api.post("/v1/consultations", "", "{}", "Origin", origin);
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .isEqualTo(origin.contains("localhost") ? origin : "");
        }
    }

    @Test
    void renewedToken_opensTheSameConsultationAndTheOldOneStays() throws Exception {
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");

        Answer renewed = api.post(consultation.path() + "/token", consultation.token(), "");

        assertThat(renewed.status()).isEqualTo(201);
        assertThat(renewed.at("/expires_at")).startsWith("20");
        String fresh = renewed.at("/access_token");
        assertThat(api.get(consultation.path(), fresh).status()).isEqualTo(200);
        assertThat(api.get(consultation.path(), consultation.token()).status()).isEqualTo(200);
        assertThat(api.send(
                                new Opened(consultation.id(), fresh),
                                ApiCaller.message(UUID.randomUUID().toString(), "I cough"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void tokenOfAnErasedOrForeignConsultation_isNotRenewed() throws Exception {
        Opened consultation = api.open("{}");
        Opened other = api.open("{}");
        assertThat(api.post(consultation.path() + "/token", other.token(), "").at("/code"))
                .isEqualTo("consultation_not_found");
        assertThat(api.post(consultation.path() + "/token", "", "").status()).isEqualTo(401);

        api.delete(consultation.path(), consultation.token());

        assertThat(api.post(consultation.path() + "/token", consultation.token(), "")
                        .at("/code"))
                .isEqualTo("consultation_not_found");
    }
}
