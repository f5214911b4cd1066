package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message is processed once, whoever retries, and to its end, whoever leaves (I8). */
@QuarkusTest
class TurnOnceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ApiCaller api;
    private Opened consultation;

    @BeforeEach
    void aConsultation() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
    }

    @Test
    void I8_sameMessageAgain_isTheSameTurnWith200() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");
        Answer first = api.send(consultation, message);

        Answer again = api.send(consultation, message);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void I8_sameMessageManyTimesAtOnce_isAnsweredOnce() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");

        List<CompletableFuture<Answer>> posted = Stream.generate(() -> api.sendMeanwhile(consultation, message))
                .limit(50)
                .toList();
        List<Integer> statuses =
                posted.stream().map(answer -> answer.join().status()).toList();

        assertThat(statuses).containsOnlyOnce(201).allMatch(List.of(200, 201, 409)::contains);
        posted.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 409)
                .forEach(busy -> {
                    assertThat(busy.at("/code")).isEqualTo("turn_already_active");
                    assertThat(busy.header("Retry-After")).isEqualTo("1");
                });
        assertThat(messages()).hasSize(3);
    }

    @Test
    void I8_differentMessagesAtOnce_oneIsAnsweredAndOneIsAskedToWait() throws Exception {
        int met = 0;
        for (int round = 0; round < 20 && met == 0; round++) {
            Opened one = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
            List<CompletableFuture<Answer>> posted = Stream.of("I have had a cough for two days", "and a sore throat")
                    .map(text -> ApiCaller.message(UUID.randomUUID().toString(), text))
                    .map(message -> api.sendMeanwhile(one, message))
                    .toList();
            List<Integer> statuses = posted.stream()
                    .map(answer -> answer.join().status())
                    .sorted()
                    .toList();

            assertThat(statuses).isIn(List.of(201, 409), List.of(201, 201));
            long stored = statuses.stream().filter(status -> status == 201).count();
            assertThat(api.get(one.path(), one.token()).json().path("messages")).hasSize((int) (1 + 2 * stored));
            met += stored == 1 ? 1 : 0;
        }
        assertThat(met).as("pairs of which one met the other's turn").isPositive();
    }

    @Test
    void I8_socketClosedRightAfterThePost_turnIsStoredAllTheSame() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");

        postAndLeave(message, Duration.ofMillis(10));

        assertThat(messagesOnceThere()).hasSize(3);
        assertThat(api.send(consultation, message).status()).isEqualTo(200);
    }

    @Test
    void I8_streamClosedRightAfterThePost_turnIsStoredAllTheSame() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");

        postAndLeave(message, Duration.ofMillis(10), "Accept: text/event-stream");

        assertThat(messagesOnceThere()).hasSize(3);
    }

    private void postAndLeave(String message, Duration after, String... headers) throws Exception {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(api.server().getHost(), api.server().getPort())) {
            String head = String.join(
                    "\r\n",
                    "POST " + consultation.path() + "/turns HTTP/1.1",
                    "Host: " + api.server().getAuthority(),
                    "Authorization: Bearer " + consultation.token(),
                    "Content-Type: application/json",
                    "Content-Length: " + body.length,
                    String.join("\r\n", headers),
                    "",
                    "");
            OutputStream out = socket.getOutputStream();
            out.write((headers.length == 0 ? head.replace("\r\n\r\n\r\n", "\r\n\r\n") : head)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            LockSupport.parkNanos(after.toNanos());
            socket.setSoLinger(true, 0);
        }
    }

    private JsonNode messagesOnceThere() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (messages().size() < 3 && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        return messages();
    }

    private JsonNode messages() throws Exception {
        return api.get(consultation.path(), consultation.token()).json().path("messages");
    }
}
