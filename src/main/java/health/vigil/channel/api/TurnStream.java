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
    private static final String DELTA = "reply.delta";
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
                new Event(DELTA, null, Map.of("text", turn.reply().text())),
                new Event("reply.completed", turn.number() + "-2", turn.reply()),
                new Event("turn.completed", turn.number() + "-3", turn));
    }

    /** @param words approved words of the reply as they come, from its beginning */
    Multi<OutboundSseEvent> of(String messageId, Multi<String> words, CompletableFuture<List<Event>> turn) {
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
            StringBuffer said = new StringBuffer();
            Cancellable hearing = words.subscribe().with(text -> {
                said.append(text);
                reader.emit(written(new Event(DELTA, null, Map.of("text", text))));
            });
            reader.onTermination(() -> {
                signs.cancel();
                hearing.cancel();
            });
            turn.whenComplete((events, failure) -> end(reader, events, said.toString(), failure));
        });
    }

    private void end(
            MultiEmitter<? super OutboundSseEvent> reader,
            @Nullable List<Event> events,
            String said,
            @Nullable Throwable failure) {
        if (events == null) {
            reader.fail(failure == null ? new IllegalStateException() : failure);
            return;
        }
        events.forEach(event -> reader.emit(written(event.name().equals(DELTA) ? rest(event, said) : event)));
        reader.complete();
    }

    /** What of the whole text was not said yet. */
    private static Event rest(Event delta, String said) {
        String whole = delta.data() instanceof Map<?, ?> data && data.get("text") instanceof String text ? text : "";
        return new Event(DELTA, null, Map.of("text", whole.startsWith(said) ? whole.substring(said.length()) : whole));
    }

    private OutboundSseEvent written(Event event) {
        OutboundSseEvent.Builder builder =
                sse.newEventBuilder().name(event.name()).data(String.class, json.write(event.data()));
        return (event.id() == null ? builder : builder.id(event.id())).build();
    }
}
