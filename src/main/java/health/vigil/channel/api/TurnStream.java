package health.vigil.channel.api;

import health.vigil.channel.api.Views.TurnView;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One turn as server-sent events to one reader, with a sign of life while it is worked on. */
final class TurnStream {
    private static final String DELTA = "reply.delta";

    private final SseLine line;
    private final Duration signOfLife;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final StringBuffer said = new StringBuffer();
    private volatile Cancellable signs = () -> {};

    TurnStream(SseLine line, Duration signOfLife) {
        this.line = line;
        this.signOfLife = signOfLife;
    }

    /**
     * One event.
     *
     * @param id of the consultation's event stream, null for what is never replayed
     */
    record Event(String name, @Nullable String id, Object data) {
        static Event accepted(String messageId) {
            return new Event("turn.accepted", null, Map.of("message_id", messageId));
        }

        static Event words(String words) {
            return new Event(DELTA, null, Map.of("text", words));
        }

        static Event error(Problem problem) {
            return new Event("error", null, problem);
        }

        /** The same, where it is not part of the consultation's stream. */
        Event passing() {
            return new Event(name, null, data);
        }
    }

    /** The events of a whole turn; the ids are those the store gives its entries. */
    static List<Event> events(TurnView turn) {
        return List.of(
                new Event("assessment.updated", turn.number() + "-1", turn.assessment()),
                Event.words(turn.reply().text()),
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
                events.stream().map(this::rest).forEach(line::send);
            } else if (begun.isDone()) {
                line.send(Event.error(told.apply(Rejection.of(cause(failure)))));
            } else {
                begun.completeExceptionally(cause(failure));
                return;
            }
            signs.cancel();
            line.close();
        });
        return Uni.createFrom().completionStage(begun);
    }

    /** Words of the reply before it is whole, each once and in their order. */
    void say(String words) {
        said.append(words);
        line.send(Event.words(words));
    }

    /** Of the whole text, what was not said yet. */
    private Event rest(Event event) {
        return event.data() instanceof Map<?, ?> data
                        && data.get("text") instanceof String whole
                        && whole.startsWith(said.toString())
                ? Event.words(whole.substring(said.length()))
                : event;
    }

    private void begin(String messageId) {
        if (begun.isDone()) {
            return;
        }
        begun.complete(null);
        line.send(Event.accepted(messageId));
        signs = line.signsOfLife(signOfLife);
    }

    private static Throwable cause(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause == null ? new IllegalStateException() : cause;
    }
}
