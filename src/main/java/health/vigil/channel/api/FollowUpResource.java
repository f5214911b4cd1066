package health.vigil.channel.api;

import health.vigil.channel.api.Views.TurnView;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Outcome;
import health.vigil.consultation.FollowUpService;
import health.vigil.consultation.FollowUpService.Told;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** What the patient did about an advice, and what came of it. */
@Path("/v1/consultations/{id}")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "201",
        description = "The turn that answers it",
        content = @Content(schema = @Schema(implementation = TurnView.class), example = Examples.TURN))
@APIResponse(
        responseCode = "200",
        description = "It was said before: the same turn",
        content = @Content(schema = @Schema(implementation = TurnView.class), example = Examples.TURN))
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FollowUpResource {
    private static final Set<String> FEELINGS = Set.of("better", "same", "worse");

    private final FollowUpService service;
    private final Doorkeeper door;
    private final WireJson json;
    private final MessageReader messages;
    private final Conversation talk;

    FollowUpResource(
            FollowUpService service, Doorkeeper door, WireJson json, MessageReader messages, Conversation talk) {
        this.service = service;
        this.door = door;
        this.json = json;
        this.messages = messages;
        this.talk = talk;
    }

    @POST
    @Path("/acknowledgement")
    @Operation(
            summary = "Say what is done about an emergency advice",
            description = "called_ambulance | going | in_care | cannot | any other word. It stops the reminder. "
                    + "The same again gets the same turn with 200.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Requests.AcknowledgementBody.class),
                            example = "{\"action\":\"called_ambulance\"}"))
    @SecurityRequirement(name = "access_token")
    public Uni<Response> acknowledge(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        Address address = door.admit(authorization, id);
        String action = json.read(body, Requests.AcknowledgementBody.class).action();
        return answered(address, service.acknowledge(address, action));
    }

    @POST
    @Path("/outcome")
    @Operation(
            summary = "Tell what came of the advice",
            description = "Whether the patient went, what was found there, and how they are: better | same | worse, or "
                    + "true | false. Not better counts as the answer to a check-in and opens the interview again.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Requests.OutcomeBody.class),
                            example = "{\"visited\":true,\"found\":\"肌肉拉伤\",\"better\":\"better\"}"))
    @SecurityRequirement(name = "access_token")
    public Uni<Response> conclude(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        Address address = door.admit(authorization, id);
        Requests.OutcomeBody told = json.read(body, Requests.OutcomeBody.class);
        String found = messages.checked(told.found()).strip();
        String better = feeling(told.better());
        if (told.visited() == null && found.isEmpty() && better.isEmpty()) {
            throw Rejection.field("visited", "needs visited, found or better");
        }
        return answered(address, service.conclude(address, new Told(told.visited(), found, better)));
    }

    /** A word that is none of ours is read as not said. */
    private static String feeling(@Nullable Object better) {
        return switch (better) {
            case null -> "";
            case Boolean is -> is ? "better" : "same";
            case String word -> FEELINGS.contains(word) ? word : "";
            default -> throw Rejection.field("better", "must be better, same, worse, true or false");
        };
    }

    private Uni<Response> answered(Address address, Uni<Outcome> turn) {
        return Rejection.available(turn).map(outcome -> talk.response(outcome, address));
    }
}
