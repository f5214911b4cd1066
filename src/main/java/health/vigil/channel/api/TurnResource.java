package health.vigil.channel.api;

import health.vigil.channel.api.Views.TurnView;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.TurnReader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Takes a patient's message and gives the turn, at once or as a stream of events. */
@Path("/v1/consultations/{id}/turns")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Consumes(MediaType.APPLICATION_JSON)
public class TurnResource {
    private final Throttle throttle;
    private final Doorkeeper door;
    private final WireJson json;
    private final MessageReader messages;
    private final ViewWriter views;
    private final SafetyWords safety;
    private final Conversation talk;

    TurnResource(
            Throttle throttle,
            Doorkeeper door,
            WireJson json,
            MessageReader messages,
            ViewWriter views,
            SafetyWords safety,
            Conversation talk) {
        this.throttle = throttle;
        this.door = door;
        this.json = json;
        this.messages = messages;
        this.views = views;
        this.safety = safety;
        this.talk = talk;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send a message",
            description = "The same message id is processed once; a repeat gets the same turn with 200. "
                    + "With Accept: text/event-stream the turn comes as events.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Requests.TurnBody.class),
                            example = "{\"message\":{\"id\":\"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11\","
                                    + "\"text\":\"胸口压着痛半小时了，出冷汗\"}}"))
    @APIResponse(
            responseCode = "201",
            description = "The turn; as events: turn.accepted, assessment.updated, reply.delta, reply.completed, "
                    + "turn.completed, error",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TurnView.class),
                        example = Examples.TURN),
                @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "This message was answered before: the same turn",
            content = @Content(schema = @Schema(implementation = TurnView.class), example = Examples.TURN))
    @SecurityRequirement(name = "access_token")
    public Uni<Response> take(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpServerRequest request,
            byte[] body) {
        Address address = door.admit(authorization, id);
        PatientMessage message =
                messages.read(json.read(body, Requests.TurnBody.class).message());
        return throttle.reply(address, message, TurnReader.NOBODY, Throttle.client(request))
                .map(outcome -> talk.response(outcome, address));
    }

    /**
     * The turn runs from here on: the stream only listens, and may never be opened when its reader has gone. A message
     * refused before it is taken is answered with its status, as without a stream.
     */
    @POST
    @Produces("text/event-stream;qs=0.5")
    @Operation(hidden = true)
    public Uni<Void> stream(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body,
            @Context HttpServerRequest request,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Address address = door.admit(authorization, id);
        PatientMessage message =
                messages.read(json.read(body, Requests.TurnBody.class).message());
        CompletableFuture<Void> claimed = new CompletableFuture<>();
        var context = Vertx.currentContext();
        SseLine line = new SseLine(task -> context.runOnContext(now -> task.run()), sink, sse, json);
        TurnStream stream = new TurnStream(line, SseLine.SIGN_OF_LIFE);
        TurnReader reader = new TurnReader() {
            @Override
            public void taken() {
                claimed.complete(null);
            }

            @Override
            public void said(String words) {
                stream.say(words);
            }
        };
        CompletableFuture<List<TurnStream.Event>> running = throttle.reply(
                        address, message, reader, Throttle.client(request))
                .map(outcome -> TurnStream.events(
                        views.turn(talk.answered(outcome, address).turn(), address.region())))
                .subscribeAsCompletionStage()
                .toCompletableFuture();
        return stream.send(
                message.id(), claimed, running, problem -> safety.add(problem, address.language(), address.region()));
    }
}
