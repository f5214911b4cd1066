package health.vigil.channel.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consultation over a real WebSocket. */
@QuarkusTest
class ConsultationSocketTest {
    private ApiCaller api;
    private Opened consultation;

    @BeforeEach
    void aConsultation() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
    }

    @Test
    void connected_getsTheSnapshotFirst() throws Exception {
        api.say(consultation, "I have had a cough for two days");
        SocketClient socket = new SocketClient(api, consultation);

        JsonNode first = socket.next();

        assertThat(socket.protocol()).isEqualTo("vigil.v1");
        assertThat(first.path("type").asText()).isEqualTo("snapshot");
        assertThat(first.path("id").asText()).isEqualTo("1-3");
        assertThat(first.path("data"))
                .isEqualTo(api.get(consultation.path(), consultation.token()).json());
    }

    @Test
    void message_isAnsweredWithTheEventsOfTheStream() throws Exception {
        SocketClient socket = new SocketClient(api, consultation);
        socket.next("snapshot");
        String message = ApiCaller.message(UUID.randomUUID().toString(), "crushing chest pain, sweating");

        socket.say(message);
        List<JsonNode> frames = List.of(
                socket.next("turn.accepted"),
                socket.next("assessment.updated"),
                socket.next("reply.completed"),
                socket.next("turn.completed"));

        JsonNode turn = api.send(consultation, message).json();
        assertThat(frames).extracting(frame -> frame.path("id").asText()).containsExactly("", "1-1", "1-2", "1-3");
        assertThat(frames.get(1).path("data")).isEqualTo(turn.path("assessment"));
        assertThat(frames.get(2).path("data")).isEqualTo(turn.path("reply"));
        assertThat(frames.get(3).path("data")).isEqualTo(turn);
        assertThat(turn.at("/assessment/level").asText()).isEqualTo("emergency_ambulance");
    }

    @Test
    void messageSentAgain_getsItsTurnAndMakesNoOther() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");
        Answer turn = api.send(consultation, message);
        SocketClient socket = new SocketClient(api, consultation);
        socket.next("snapshot");

        socket.say(message);

        JsonNode again = socket.next();
        assertThat(again.path("type").asText()).isEqualTo("turn.completed");
        assertThat(again.path("data")).isEqualTo(turn.json());
    }

    @Test
    void newerSocket_closesTheOlderWithItsCode() throws Exception {
        SocketClient older = new SocketClient(api, consultation);
        older.next("snapshot");

        SocketClient newer = new SocketClient(api, consultation);
        newer.next("snapshot");

        assertThat(older.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4409);
        newer.send("{\"type\":\"ping\"}");
        assertThat(newer.next("pong").path("type").asText()).isEqualTo("pong");
        assertThat(newer.closed).isNotDone();
    }

    @Test
    void whatCannotBeRead_isAProblemAndTheSocketStays() throws Exception {
        SocketClient socket = new SocketClient(api, consultation);
        socket.next("snapshot");

        socket.send("{\"type\":\"message\",\"message\":{\"id\":\"7\"}}");
        socket.send("{\"type\":\"shout\"}");
        socket.send("{\"type\":\"message\"}");
        socket.send("nonsense");

        assertThat(List.of(socket.next("error"), socket.next("error"), socket.next("error"), socket.next("error")))
                .extracting(frame -> frame.at("/data/code").asText())
                .containsExactly("invalid_request", "invalid_request", "invalid_request", "malformed_json");
        socket.send("{\"type\":\"ping\"}");
        socket.next("pong");
    }

    @Test
    void refusedMessage_isAProblemThatNamesIt() throws Exception {
        String id = UUID.randomUUID().toString();
        api.send(consultation, ApiCaller.message(id, "I cough"));
        SocketClient socket = new SocketClient(api, consultation);

        socket.say(ApiCaller.message(id, "I sneeze"));

        JsonNode problem = socket.next("error").path("data");
        assertThat(problem.path("code").asText()).isEqualTo("message_id_reused");
        assertThat(problem.path("message_id").asText()).isEqualTo(id);
        assertThat(problem.path("safety_text").asText()).contains("999");
    }

    @Test
    void erased_closesTheSocketAsGone() throws Exception {
        SocketClient socket = new SocketClient(api, consultation);
        socket.next("snapshot");

        api.delete(consultation.path(), consultation.token());

        assertThat(socket.next("error").at("/data/code").asText()).isEqualTo("consultation_not_found");
        assertThat(socket.closed.get(20, TimeUnit.SECONDS)).isEqualTo(4404);
    }

    @Test
    void strangers_areRefusedBeforeThereIsASocket() throws Exception {
        Opened other = api.open("{}");

        assertThatThrownBy(() -> new SocketClient(api, new Opened(consultation.id(), other.token())))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        Answer unknown = api.get(consultation.path() + "/socket", "");
        Answer plain = api.get(consultation.path() + "/socket", consultation.token());

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.at("/code")).isEqualTo("unauthorized");
        assertThat(plain.status()).isEqualTo(426);
        assertThat(plain.header("Content-Type")).startsWith("application/problem+json");
    }
}
