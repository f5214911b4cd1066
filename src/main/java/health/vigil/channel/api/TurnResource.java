package health.vigil.channel.api;

import health.vigil.channel.api.Views.TurnView;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Outcome;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
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
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Takes a patient's message and gives the turn, at once or as a stream of events. */
@Path("/v1/consultations/{id}/turns")
@Consumes(MediaType.APPLICATION_JSON)
public class TurnResource {
    private final ConsultationService service;
    private final Doorkeeper door;
    private final WireJson json;
    private final MessageReader messages;
    private final ViewWriter views;
    private final SafetyWords safety;

    TurnResource(
            ConsultationService service,
            Doorkeeper door,
            WireJson json,
            MessageReader messages,
            ViewWriter views,
            SafetyWords safety) {
        this.service = service;
        this.door = door;
        this.json = json;
        this.messages = messages;
        this.views = views;
        this.safety = safety;
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
            description = "The turn",
            content = @Content(schema = @Schema(implementation = TurnView.class)))
    public Uni<Response> take(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        Address address = door.admit(authorization, id);
        PatientMessage message =
                messages.read(json.read(body, Requests.TurnBody.class).message());
        return service.reply(address, message).map(outcome -> {
            Outcome.Answered answered = answered(outcome, address);
            int status = answered.repeated() ? 200 : 201;
            String view = json.write(views.turn(answered.turn(), address.region()));
            return Response.status(status).entity(view).build();
        });
    }

    /** The turn runs from here on: the stream only listens, and may never be opened when its reader has gone. */
    @POST
    @Produces("text/event-stream;qs=0.5")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body,
            @Context Sse sse) {
        Address address = door.admit(authorization, id);
        PatientMessage message =
                messages.read(json.read(body, Requests.TurnBody.class).message());
        UnicastProcessor<String> words = UnicastProcessor.create();
        CompletableFuture<Outcome> running = service.reply(address, message, words::onNext)
                .subscribeAsCompletionStage()
                .toCompletableFuture();
        return new TurnStream(sse, json).of(message.id(), words, running.thenApply(outcome -> told(outcome, address)));
    }

    private List<TurnStream.Event> told(Outcome outcome, Address address) {
        try {
            Turn turn = answered(outcome, address).turn();
            return TurnStream.events(views.turn(turn, address.region()));
        } catch (Rejection refused) {
            return List.of(new TurnStream.Event(
                    "error", null, safety.add(refused.problem(), address.language(), address.region())));
        }
    }

    private Outcome.Answered answered(Outcome outcome, Address address) {
        return switch (outcome) {
            case Outcome.Answered answered -> answered;
            case Outcome.Busy ignored ->
                throw new Rejection(Problem.of(409, "turn_already_active", "Another message is being answered")
                        .withRetryAfter(1));
            case Outcome.MessageIdReused ignored ->
                throw new Rejection(Problem.of(409, "message_id_reused", "This id was used for another message"));
            case Outcome.NotFound ignored -> throw Rejection.notFound();
            case Outcome.Closed ignored -> {
                Problem closed = Problem.of(409, "consultation_closed", "The consultation is closed");
                throw new Rejection(safety.add(closed, address.language(), address.region()));
            }
            case Outcome.StoreUnavailable ignored -> throw storeUnavailable();
        };
    }

    static Rejection storeUnavailable() {
        return new Rejection(Problem.of(503, "store_unavailable", "The message could not be stored; send it again")
                .withRetryAfter(2));
    }
}
