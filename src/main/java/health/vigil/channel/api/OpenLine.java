package health.vigil.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.channel.api.TurnStream.Event;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A line that stays open to one consultation, whatever carries it: the events one way, messages the other. */
public final class OpenLine implements EventFeed.Reader {
    private final Conversation talk;
    private final WireJson json;
    private final Address address;
    private final Carrier carrier;
    private final EventFeed feed;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private CompletableFuture<Void> heard = opened;
    private volatile boolean first;

    OpenLine(Conversation talk, WireJson json, Address address, Carrier carrier) {
        this.talk = talk;
        this.json = json;
        this.address = address;
        this.carrier = carrier;
        this.feed = talk.feed(address, this);
    }

    /** What carries the line. */
    public interface Carrier {
        /** Its name, unlike any other's. */
        String id();

        void send(String json);

        void end(End why);
    }

    /** Why the line ends from our side. */
    public enum End {
        /** A newer one follows the same consultation. */
        REPLACED,
        /** There is no such consultation. */
        GONE
    }

    /** Begins with a snapshot; an older line to the same consultation ends. With the store away it waits for it. */
    public void open() {
        talk.follow(address, carrier.id())
                .invoke(() -> first = true)
                .chain(() -> feed.open(null))
                .subscribe()
                .with(
                        snapshot -> {
                            feed.keepLooking(talk.interval());
                            opened.complete(null);
                        },
                        this::notOpened);
    }

    private void notOpened(Throwable failure) {
        event(Event.error(talk.told(failure, address)));
        if (failure instanceof StoreUnavailable) {
            feed.keepLooking(talk.interval());
        } else {
            carrier.end(End.GONE);
        }
        opened.complete(null);
    }

    /** {@code {"type":"message","message":{...}}} as in POST turns, or {@code {"type":"ping"}}. */
    public void hear(String text) {
        try {
            Requests.SocketBody body = json.read(text.getBytes(StandardCharsets.UTF_8), Requests.SocketBody.class);
            Requests.MessageBody message = body.message();
            if (body.type().equals("ping")) {
                event(new Event("pong", null, Map.of()));
            } else if (message == null) {
                throw Rejection.field("message", "must not be null");
            } else {
                // After the first look, so that what it shows and what comes later are two things.
                heard = heard.thenRun(() -> say(message));
            }
        } catch (Rejection rejection) {
            event(Event.error(talk.told(rejection, address)));
        }
    }

    private void say(Requests.MessageBody message) {
        try {
            talk.say(address, message, this::event, feed);
        } catch (Rejection rejection) {
            event(Event.error(talk.told(rejection, address).about(message.id())));
        }
    }

    public void close() {
        feed.stop();
    }

    @Override
    public void event(Event event) {
        carrier.send(json.write(new Frame(event.name(), event.id(), event.data())));
    }

    @Override
    public void gone() {
        event(Event.error(talk.told(Rejection.notFound(), address)));
        carrier.end(End.GONE);
    }

    @Override
    public void followed(String socket) {
        if (first && !socket.equals(carrier.id())) {
            feed.stop();
            carrier.end(End.REPLACED);
        }
    }

    /** An event on the wire. */
    private record Frame(
            String type,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String id,

            Object data) {}
}
