package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

/** What a reader of the stream hears while a turn takes long, and when it fails. */
class TurnStreamLifeTest {
    private static final CompletableFuture<Void> CLAIMED = CompletableFuture.completedFuture(null);
    private static final Duration OFTEN = Duration.ofMillis(10);

    private final Heard heard = new Heard();

    @Test
    void turnThatTakesLong_givesSignsOfLifeUntilItEnds() throws Exception {
        CompletableFuture<List<TurnStream.Event>> turn = new CompletableFuture<>();

        stream().send("m1", CLAIMED, turn, problem -> problem).await().indefinitely();
        heard.sign.get(5, TimeUnit.SECONDS);
        turn.complete(List.of(new TurnStream.Event("turn.completed", "1-3", Map.of())));

        assertThat(heard.events.getFirst().getName()).isEqualTo("turn.accepted");
        assertThat(heard.events.getLast().getName()).isEqualTo("turn.completed");
        assertThat(heard.events.getLast().getId()).isEqualTo("1-3");
        assertThat(heard.closed).isTrue();
    }

    @Test
    void turnThatFailsAfterItWasTaken_endsInAnErrorThatIsTheProblem() {
        CompletableFuture<List<TurnStream.Event>> turn = new CompletableFuture<>();

        stream()
                .send("m1", CLAIMED, turn, problem -> problem.withSafety("Seek care now.", "999"))
                .await()
                .indefinitely();
        turn.completeExceptionally(Rejection.storeUnavailable());

        // a sign of life may come between
        List<OutboundSseEvent> events =
                heard.events.stream().filter(event -> event.getName() != null).toList();
        assertThat(events).extracting(OutboundSseEvent::getName).containsExactly("turn.accepted", "error");
        assertThat(events.getLast().getData().toString())
                .contains("store_unavailable", "Seek care now.", "\"retry_after\":2");
        assertThat(heard.closed).isTrue();
    }

    @Test
    void turnRefusedBeforeItWasTaken_sendsNothingAndFails() {
        CompletableFuture<List<TurnStream.Event>> turn = CompletableFuture.failedFuture(Rejection.notFound());

        assertThatThrownBy(() -> stream()
                        .send("m1", new CompletableFuture<>(), turn, problem -> problem)
                        .await()
                        .indefinitely())
                .isInstanceOf(Rejection.class);

        assertThat(heard.events).isEmpty();
    }

    private TurnStream stream() {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            WireJson json = new WireJson(validators.getValidator());
            return new TurnStream(new SseLine(Runnable::run, heard, new SseImpl(), json), OFTEN);
        }
    }

    /** A reader. */
    private static final class Heard implements SseEventSink {
        private final List<OutboundSseEvent> events = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> sign = new CompletableFuture<>();
        private volatile boolean closed;

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            events.add(event);
            if (event.getComment() != null) {
                sign.complete(null);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
