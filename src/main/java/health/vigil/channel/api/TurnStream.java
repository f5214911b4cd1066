package health.vigil.channel.api;

import health.vigil.channel.api.Views.TurnView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A turn as server-sent events, with a sign of life while it is worked on. */
final class TurnStream {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Sse sse;
    private final WireJson json;

    TurnStream(Sse sse, WireJson json) {
        this.sse = sse;
        this.json = json;
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

    Multi<OutboundSseEvent> of(String messageId, CompletableFuture<List<Event>> turn) {
        Event accepted = new Event("turn.accepted", null, Map.of("message_id", messageId));
        return Multi.createFrom().emitter(reader -> {
            reader.emit(written(accepted));
            Cancellable signs = Multi.createFrom()
                    .ticks()
                    .startingAfter(SIGN_OF_LIFE)
                    .every(SIGN_OF_LIFE)
                    .subscribe()
                    .with(tick -> reader.emit(
                            sse.newEventBuilder().comment("still here").build()));
            reader.onTermination(signs::cancel);
            turn.whenComplete((events, failure) -> end(reader, events, failure));
        });
    }

    private void end(
            MultiEmitter<? super OutboundSseEvent> reader, @Nullable List<Event> events, @Nullable Throwable failure) {
        if (events == null) {
            reader.fail(failure == null ? new IllegalStateException() : failure);
            return;
        }
        events.forEach(event -> reader.emit(written(event)));
        reader.complete();
    }

    private OutboundSseEvent written(Event event) {
        OutboundSseEvent.Builder builder =
                sse.newEventBuilder().name(event.name()).data(String.class, json.write(event.data()));
        return (event.id() == null ? builder : builder.id(event.id())).build();
    }
}
