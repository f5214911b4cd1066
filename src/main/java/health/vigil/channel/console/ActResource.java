package health.vigil.channel.console;

import health.vigil.access.Caller;
import health.vigil.access.Role;
import health.vigil.channel.api.Doorkeeper;
import health.vigil.channel.api.Problem;
import health.vigil.channel.api.WireJson;
import health.vigil.channel.console.ConsoleViews.ActView;
import health.vigil.channel.console.ConsoleViews.HandedOverView;
import health.vigil.consultation.Act;
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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** What a clinician does to a consultation of the queue. Each is a turn that the patient reads. */
@Path("/v1/queue")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code; already_taken names the clinician who has it in taken_by",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "200",
        description = "Done; done before with this message_id; or so already",
        content = @Content(schema = @Schema(implementation = ActView.class), example = ConsoleExamples.ACT))
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ActResource {
    private final ActDoer doer;
    private final ActReader acts;
    private final Doorkeeper door;
    private final WireJson json;

    ActResource(ActDoer doer, ActReader acts, Doorkeeper door, WireJson json) {
        this.doer = doer;
        this.acts = acts;
        this.door = door;
        this.json = json;
    }

    @POST
    @Path("/{id}/take")
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "Take a consultation over",
            description =
                    "The automaton falls silent and the patient is told who answers. Only one clinician can have it.")
    @RequestBody(
            content =
                    @Content(schema = @Schema(implementation = ActBodies.Plain.class), example = ConsoleExamples.PLAIN))
    public Uni<Response> take(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return act(authorization, id, body, ActBodies.Plain.class, ActBodies.Plain::messageId, acts::take);
    }

    @POST
    @Path("/{id}/release")
    @SecurityRequirement(name = "api_key")
    @Operation(summary = "Give a consultation back", description = "To the automaton and to the queue.")
    @RequestBody(
            content =
                    @Content(schema = @Schema(implementation = ActBodies.Plain.class), example = ConsoleExamples.PLAIN))
    public Uni<Response> release(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return act(authorization, id, body, ActBodies.Plain.class, ActBodies.Plain::messageId, acts::release);
    }

    @POST
    @Path("/{id}/message")
    @SecurityRequirement(name = "api_key")
    @Operation(summary = "Write to the patient", description = "By whoever has taken the consultation over.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ActBodies.Message.class),
                            example = ConsoleExamples.MESSAGE))
    public Uni<Response> message(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return act(authorization, id, body, ActBodies.Message.class, ActBodies.Message::messageId, acts::message);
    }

    @POST
    @Path("/{id}/level")
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "Set the level, lower or higher, with a reason",
            description = "It holds until something told later fires a more urgent one. What had fired stays recorded.")
    @RequestBody(
            content =
                    @Content(schema = @Schema(implementation = ActBodies.Level.class), example = ConsoleExamples.LEVEL))
    public Uni<Response> level(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return act(authorization, id, body, ActBodies.Level.class, ActBodies.Level::messageId, acts::level);
    }

    @POST
    @Path("/{id}/finding")
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "Correct a finding, with a reason",
            description = "The patient's words stay quoted, and the level that had fired stays until it is set.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ActBodies.Finding.class),
                            example = ConsoleExamples.FINDING))
    public Uni<Response> finding(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return act(authorization, id, body, ActBodies.Finding.class, ActBodies.Finding::messageId, acts::finding);
    }

    @POST
    @Path("/{id}/close")
    @SecurityRequirement(name = "api_key")
    @Operation(summary = "Close a consultation with its outcome", description = "It takes no more messages.")
    @RequestBody(
            content =
                    @Content(schema = @Schema(implementation = ActBodies.Close.class), example = ConsoleExamples.CLOSE))
    public Uni<Response> close(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return act(authorization, id, body, ActBodies.Close.class, ActBodies.Close::messageId, acts::close);
    }

    @POST
    @Path("/{id}/handover")
    @SecurityRequirement(name = "api_key")
    @Operation(summary = "Give a consultation to another clinician", description = "By whoever has taken it over.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ActBodies.HandOver.class),
                            example = ConsoleExamples.HAND_OVER))
    public Uni<Response> handOver(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return act(authorization, id, body, ActBodies.HandOver.class, ActBodies.HandOver::messageId, acts::handOver);
    }

    @POST
    @Path("/handover")
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "Give all of one's consultations to another clinician",
            description = "At the change of a shift. What could not be handed over is named and stays as it was.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ActBodies.HandOver.class),
                            example = ConsoleExamples.HAND_OVER))
    @APIResponse(
            responseCode = "200",
            description = "What was handed over",
            content =
                    @Content(
                            schema = @Schema(implementation = HandedOverView.class),
                            example = ConsoleExamples.HANDED_OVER))
    public Uni<Response> handOverAll(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, byte[] body) {
        Caller caller = door.caller(authorization, Role.CLINICIAN);
        Act.HandOver act = acts.handOver(caller, json.read(body, ActBodies.HandOver.class));
        return doer.handOverAll(caller, act)
                .map(view -> Response.ok(json.write(view)).build());
    }

    private <T> Uni<Response> act(
            @Nullable String authorization,
            String id,
            byte[] body,
            Class<T> type,
            Function<T, @Nullable String> key,
            BiFunction<Caller, T, Act> reader) {
        Caller caller = door.caller(authorization, Role.CLINICIAN);
        T request = json.read(body.length == 0 ? new byte[] {'{', '}'} : body, type);
        return doer.act(caller, id, key.apply(request), reader.apply(caller, request))
                .map(view -> Response.ok(json.write(view)).build());
    }
}
