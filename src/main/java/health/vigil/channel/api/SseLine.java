package health.vigil.channel.api;

import health.vigil.channel.api.TurnStream.Event;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The line to one reader of server-sent events: one after the other, with a sign of life while nothing happens. */
final class SseLine {
    static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Executor loop;
    private final SseEventSink sink;
    private final Sse sse;
    private final WireJson json;

    /** @param loop runs what is sent one after the other, after the start of the answer */
    SseLine(Executor loop, SseEventSink sink, Sse sse, WireJson json) {
        this.loop = loop;
        this.sink = sink;
        this.sse = sse;
        this.json = json;
    }

    boolean isClosed() {
        return sink.isClosed();
    }

    void send(Event event) {
        OutboundSseEvent.Builder builder =
                sse.newEventBuilder().name(event.name()).data(String.class, json.write(event.data()));
        send((event.id() == null ? builder : builder.id(event.id())).build());
    }

    /** A comment, which no reader acts on. */
    void signOfLife() {
        send(sse.newEventBuilder().comment("still here").build());
    }

    /** Until it is cancelled. */
    Cancellable signsOfLife(Duration every) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(every)
                .every(every)
                .subscribe()
                .with(tick -> signOfLife());
    }

    void close() {
        loop.execute(sink::close);
    }

    private void send(OutboundSseEvent event) {
        loop.execute(() -> {
            if (!sink.isClosed()) {
                sink.send(event);
            }
        });
    }
}
