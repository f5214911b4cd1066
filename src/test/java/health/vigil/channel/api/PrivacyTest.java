package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.store.RedisServer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A marker in the patient's words, followed through everything that is logged. */
@QuarkusTest
class PrivacyTest {
    private static final String MARKER = "zebrafinch";

    private RecordedLog log;
    private ApiCaller api;

    @BeforeEach
    void aLog() {
        api = ApiCaller.ofThisTest();
        log = new RecordedLog();
    }

    @AfterEach
    void noMoreLog() {
        log.close();
    }

    @Test
    void I7_patientsWords_areNeverLogged() throws Exception {
        Opened consultation = api.open("{\"patient\":{\"conditions\":[\"" + MARKER + "\"]}}");
        String id = UUID.randomUUID().toString();
        api.send(consultation, ApiCaller.message(id, MARKER + " chest pain, sweating"));
        api.send(consultation, ApiCaller.message(id, MARKER + " other words"));
        api.send(consultation, "{\"message\":{\"id\":\"" + id + "\",\"" + MARKER + "\":1}}");
        api.send(consultation, "{\"message\":{\"id\":\"" + MARKER + "\",\"text\":" + MARKER);
        api.say(consultation, MARKER.repeat(200));
        api.post("/v1/triage", "", "{\"text\":\"" + MARKER + "\"}");
        RedisServer.freeze();
        try {
            api.say(consultation, MARKER + " chest pain, sweating");
            api.say(consultation, MARKER + " cough");
        } finally {
            RedisServer.thaw();
        }
        api.get(consultation.path(), consultation.token());

        assertThat(log.lines()).noneMatch(line -> line.contains(MARKER));
    }

    @Test
    void I7_problems_quoteNothing() throws Exception {
        Opened consultation = api.open("{}");

        Answer broken = api.send(consultation, "{\"message\":{\"text\":\"" + MARKER);
        Answer invalid =
                api.send(consultation, "{\"message\":{\"id\":\"" + MARKER + "\",\"text\":\"" + MARKER + "\"}}");
        Answer wrongType = api.send(consultation, "{\"message\":{\"vitals\":{\"spo2\":\"" + MARKER + "\"}}}");

        assertThat(List.of(broken, invalid, wrongType))
                .allSatisfy(answer -> assertThat(answer.response().body())
                        .contains("\"code\"")
                        .doesNotContain(MARKER));
    }
}
