package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.command.fake.FakeModel;
import health.vigil.command.fake.Manner;
import health.vigil.model.FakeModelServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A turn with a model, from the caller's HTTP to the model's and back. */
@QuarkusTest
@WithTestResource(FakeModelServer.class)
class ModelTurnTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARKER = "zebrafinch";
    private static final String COUGH = "I have had a cough for two days";

    private FakeModel model;
    private ApiCaller api;
    private Opened consultation;

    @BeforeEach
    void aConsultation() throws Exception {
        model = FakeModelServer.good();
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
    }

    @Test
    void I5_stream_saysApprovedSentencesAsTheyComeAndTheWholeTextInTheEnd() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), COUGH);

        Answer answer = api.call(api.posting(consultation.path() + "/turns", consultation.token(), message)
                .setHeader("Accept", "text/event-stream"));

        List<String> deltas = new ArrayList<>();
        String whole = "";
        for (String frame : answer.response().body().split("\n\n")) {
            JsonNode data =
                    JSON.readTree(frame.replaceAll("(?m)^(event|id|:).*$", "").replace("data:", ""));
            if (frame.contains("event:reply.delta")) {
                deltas.add(data.path("text").asText());
            } else if (frame.contains("event:reply.completed")) {
                whole = data.path("text").asText();
                assertThat(data.path("source").asText()).isEqualTo("model");
            }
        }
        assertThat(deltas).hasSizeGreaterThanOrEqualTo(3);
        assertThat(String.join("", deltas)).isEqualTo(whole);
    }

    @Test
    void repeatedMessage_asksTheModelOnce() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), COUGH);
        Answer first = api.send(consultation, message);
        int calls = model.requests().size();

        Answer second = api.send(consultation, message);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(model.requests()).hasSize(calls);
    }

    @Test
    void lateDanger_becomesATurnOfItsOwn() throws Exception {
        model.behave(Manner.LATE);
        model.finding("[{\"code\":\"chest_pain\",\"presence\":\"present\",\"quote\":\"an elephant on my ribs\"},"
                + "{\"code\":\"diaphoresis\",\"presence\":\"present\",\"quote\":\"drenched\"}]");

        Answer reply = api.say(consultation, "like an elephant on my ribs, drenched, age 56");

        assertThat(reply.at("/reply/source")).isEqualTo("scripted");
        Answer now = api.get(consultation.path(), consultation.token());
        for (int i = 0; i < 100 && !now.at("/assessment/floor").startsWith("emergency"); i++) {
            LockSupport.parkNanos(100_000_000);
            now = api.get(consultation.path(), consultation.token());
        }
        assertThat(now.at("/assessment/floor")).startsWith("emergency");
        JsonNode messages = now.json().path("messages");
        assertThat(messages.get(messages.size() - 1).path("text").asText()).contains("999");
        assertThat(messages).noneMatch(said -> said.path("text").asText().isEmpty());
    }

    @Test
    void I7_patientsWords_areInNoLogAndNoMetricWhateverTheModelDoes() throws Exception {
        List<String> logged;
        try (RecordedLog log = new RecordedLog()) {
            logged = log.lines();
            for (Manner manner : Manner.values()) {
                model.behave(manner);
                Opened one = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
                assertThat(api.say(one, COUGH + " " + MARKER).status()).isEqualTo(201);
            }
        }
        assertThat(logged).noneMatch(line -> line.contains(MARKER));
        String metrics = api.get("/q/metrics", "").response().body();
        assertThat(metrics).contains("vigil_model_calls", "vigil_model_tokens").doesNotContain(MARKER);
    }
}
