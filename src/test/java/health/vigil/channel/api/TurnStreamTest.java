package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A turn as a stream of events. */
@QuarkusTest
class TurnStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiCaller api;
    private Opened consultation;

    private record Event(String name, String id, JsonNode data) {}

    @BeforeEach
    void aConsultation() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
    }

    @Test
    void turn_comesInOrderWithTheIdsOfTheConsultationsStream() throws Exception {
        List<Event> events =
                events(stream(ApiCaller.message(UUID.randomUUID().toString(), "crushing chest pain, sweating")));

        assertThat(events)
                .extracting(Event::name)
                .containsSubsequence(
                        "turn.accepted", "assessment.updated", "reply.delta", "reply.completed", "turn.completed");
        Map<String, String> ids =
                Map.of("assessment.updated", "1-1", "reply.completed", "1-2", "turn.completed", "1-3");
        ids.forEach((name, id) -> assertThat(named(events, name).id()).isEqualTo(id));
        assertThat(named(events, "reply.delta").id()).isEmpty();
        assertThat(named(events, "assessment.updated").data().path("level").asText())
                .isEqualTo("emergency_ambulance");
    }

    @Test
    void stream_saysTheSameAsTheAnswerInOne() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");

        List<Event> events = events(stream(message));

        JsonNode whole = api.send(consultation, message).json();
        assertThat(named(events, "turn.completed").data()).isEqualTo(whole);
        assertThat(named(events, "reply.completed").data()).isEqualTo(whole.path("reply"));
        assertThat(named(events, "assessment.updated").data()).isEqualTo(whole.path("assessment"));
    }

    @Test
    void repeatedMessage_streamsTheSameTurn() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");
        JsonNode whole = api.send(consultation, message).json();

        assertThat(named(events(stream(message)), "turn.completed").data()).isEqualTo(whole);
    }

    @Test
    void refusedTurn_isTheProblemItselfAndNoStream() throws Exception {
        String id = UUID.randomUUID().toString();
        api.send(consultation, ApiCaller.message(id, "I cough"));

        Answer refused = stream(ApiCaller.message(id, "I sneeze"));

        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("status").asInt()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("message_id_reused");
        assertThat(refused.at("/safety_text")).contains("999");
    }

    @Test
    void erasedConsultation_isNotFoundInsteadOfAStream() throws Exception {
        api.delete(consultation.path(), consultation.token());

        Answer refused = stream(ApiCaller.message(UUID.randomUUID().toString(), "I cough"));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.at("/code")).isEqualTo("consultation_not_found");
    }

    @Test
    void invalidMessage_isAProblemToo() throws Exception {
        Answer refused = stream("{\"message\":{\"id\":\"7\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("invalid_request");
    }

    private Answer stream(String message) throws Exception {
        return api.call(api.posting(consultation.path() + "/turns", consultation.token(), message)
                .setHeader("Accept", "text/event-stream"));
    }

    private static List<Event> events(Answer answer) throws Exception {
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        List<Event> events = new ArrayList<>();
        for (String frame : answer.response().body().split("\n\n")) {
            String name = "";
            String id = "";
            StringBuilder data = new StringBuilder();
            for (String line : frame.split("\n")) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                }
            }
            if (!name.isEmpty()) {
                events.add(new Event(name, id, JSON.readTree(data.toString())));
            }
        }
        return events;
    }

    private static Event named(List<Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
