package health.vigil.channel.api;

import health.vigil.channel.api.Views.TurnView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One turn as server-sent events to one reader, with a sign of life while it is worked on. */
final class TurnStream {
    static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Executor loop;
    private final SseEventSink sink;
    private final Sse sse;
    private final WireJson json;
    private final Duration signOfLife;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private volatile Cancellable signs = () -> {};

    /** @param loop runs what is sent one after the other, after the start of the answer */
    TurnStream(Executor loop, SseEventSink sink, Sse sse, WireJson json, Duration signOfLife) {
        this.loop = loop;
        this.sink = sink;
        this.sse = sse;
        this.json = json;
        this.signOfLife = signOfLife;
    }

    /**
     * One event.
     *
     * @param id of the consultation's event stream, null for what is never replayed
     */
    record Event(String name, @Nullable String id, Object data) {}

    /** The events of a whole turn; the ids are those the store gives its entries. */
    static List<Event> events(TurnView turn) {
        return List.of(
                new Event("assessment.updated", turn.number() + "-1", turn.assessment()),
                new Event("reply.delta", null, Map.of("text", turn.reply().text())),
                new Event("reply.completed", turn.number() + "-2", turn.reply()),
                new Event("turn.completed", turn.number() + "-3", turn));
    }

    /**
     * Sends the turn to the reader, from when the message is taken.
     *
     * @param claimed completes when the message is taken; never, when it is answered without being taken
     * @param told makes of a problem what an event says of it
     * @return fails when the message is refused before it is taken: nothing was sent then, and the refusal is the answer
     */
    Uni<Void> send(
            String messageId,
            CompletableFuture<Void> claimed,
            CompletableFuture<List<Event>> turn,
            UnaryOperator<Problem> told) {
        claimed.thenRun(() -> begin(messageId));
        turn.whenComplete((events, failure) -> {
            if (events != null) {
                begin(messageId);
                events.forEach(this::send);
            } else if (begun.isDone()) {
                fail(failure, told);
            } else {
                begun.completeExceptionally(cause(failure));
                return;
            }
            signs.cancel();
            loop.execute(sink::close);
        });
        return Uni.createFrom().completionStage(begun);
    }

    private void begin(String messageId) {
        if (begun.isDone()) {
            return;
        }
        begun.complete(null);
        send(new Event("turn.accepted", null, Map.of("message_id", messageId)));
        signs = Multi.createFrom()
                .ticks()
                .startingAfter(signOfLife)
                .every(signOfLife)
                .subscribe()
                .with(tick -> send(sse.newEventBuilder().comment("still here").build()));
    }

    private void fail(@Nullable Throwable failure, UnaryOperator<Problem> told) {
        Problem problem = cause(failure) instanceof Rejection refused
                ? refused.problem()
                : Problem.of(500, "internal_error", "Something failed here");
        send(new Event("error", null, told.apply(problem)));
    }

    private static Throwable cause(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause == null ? new IllegalStateException() : cause;
    }

    private void send(Event event) {
        OutboundSseEvent.Builder builder =
                sse.newEventBuilder().name(event.name()).data(String.class, json.write(event.data()));
        send((event.id() == null ? builder : builder.id(event.id())).build());
    }

    private void send(OutboundSseEvent event) {
        loop.execute(() -> {
            if (!sink.isClosed()) {
                sink.send(event);
            }
        });
    }
}
