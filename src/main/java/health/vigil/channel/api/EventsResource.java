package health.vigil.channel.api;

import health.vigil.channel.api.TurnStream.Event;
import health.vigil.consultation.ConsultationService.Address;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** The events of a consultation for a reader that stays, and for one that comes back. */
@Path("/v1/consultations/{id}/events")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class EventsResource {
    private final Doorkeeper door;
    private final Conversation talk;
    private final WireJson json;

    EventsResource(Doorkeeper door, Conversation talk, WireJson json) {
        this.door = door;
        this.talk = talk;
        this.json = json;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @SecurityRequirement(name = "access_token")
    @Operation(
            summary = "Follow the consultation",
            description =
                    "With Last-Event-ID: what came after that event, then what comes. Without it, or with one that "
                            + "is not known: first a snapshot, whose id can be resumed from. A comment every 15 s while nothing "
                            + "happens. The ids are those of POST .../turns; reply.delta is never replayed.")
    @APIResponse(
            responseCode = "200",
            description = "Events: snapshot, assessment.updated, reply.completed, turn.completed, error",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            example = Examples.EVENTS))
    public Uni<Void> follow(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Address address = door.admit(authorization, id);
        var context = Vertx.currentContext();
        SseLine line = new SseLine(task -> context.runOnContext(now -> task.run()), sink, sse, json);
        Reader reader = new Reader(line, address);
        EventFeed feed = talk.feed(address, reader);
        return feed.open(lastEventId).invoke(() -> {
            line.signOfLife();
            reader.signs = line.signsOfLife(SseLine.SIGN_OF_LIFE);
            feed.keepLooking(talk.interval());
        });
    }

    /** The reader of one response. */
    private final class Reader implements EventFeed.Reader {
        private final SseLine line;
        private final Address address;
        private volatile Cancellable signs = () -> {};

        Reader(SseLine line, Address address) {
            this.line = line;
            this.address = address;
        }

        @Override
        public void event(Event event) {
            line.send(event);
        }

        @Override
        public void gone() {
            line.send(Event.error(talk.told(Rejection.notFound(), address)));
            signs.cancel();
            line.close();
        }

        @Override
        public boolean hasLeft() {
            boolean left = line.isClosed();
            if (left) {
                signs.cancel();
            }
            return left;
        }
    }
}
