package health.vigil.channel.api;

import health.vigil.access.Caller;
import health.vigil.access.Role;
import health.vigil.channel.api.Views.DeadLetterView;
import health.vigil.channel.api.Views.DeadLettersView;
import health.vigil.channel.api.Views.ReplayedView;
import health.vigil.consultation.DeadLetters;
import health.vigil.consultation.DeadLetters.DeadLetter;
import health.vigil.consultation.Redelivery;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Webhooks that were given up, and sending them again. */
@Path("/v1/webhooks/dead")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
    private final DeadLetters dead;
    private final Redelivery redelivery;
    private final Doorkeeper door;
    private final WireJson json;

    WebhookResource(DeadLetters dead, Redelivery redelivery, Doorkeeper door, WireJson json) {
        this.dead = dead;
        this.redelivery = redelivery;
        this.door = door;
        this.json = json;
    }

    @GET
    @SecurityRequirement(name = ProblemDocument.API_KEY)
    @Operation(summary = "Webhooks that no receiver has taken", description = "Roles: operator, integrator.")
    @APIResponse(
            responseCode = "200",
            description = "Oldest first",
            content = @Content(schema = @Schema(implementation = DeadLettersView.class), example = Examples.DEAD))
    public Uni<Response> list(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Caller caller = door.caller(authorization, Role.OPERATOR, Role.INTEGRATOR);
        return Rejection.available(dead.list(caller.tenant()))
                .map(letters -> Response.ok(json.write(new DeadLettersView(
                                letters.stream().map(WebhookResource::view).toList())))
                        .build());
    }

    @POST
    @Path("/{id}/replay")
    @SecurityRequirement(name = ProblemDocument.API_KEY)
    @Operation(summary = "Send one again", description = "Roles: operator, integrator. Once taken it is off the list.")
    @APIResponse(
            responseCode = "200",
            description = "The receiver has taken it",
            content = @Content(schema = @Schema(implementation = ReplayedView.class), example = Examples.REPLAYED))
    public Uni<Response> replay(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Caller caller = door.caller(authorization, Role.OPERATOR, Role.INTEGRATOR);
        return Rejection.available(dead.find(caller.tenant(), id))
                .map(found -> found.orElseThrow(
                        () -> new Rejection(Problem.of(404, "dead_letter_not_found", "No such dead letter"))))
                .chain(letter -> Rejection.available(redelivery.replay(letter)).map(taken -> {
                    if (!taken) {
                        throw new Rejection(Problem.of(502, "receiver_failed", "The receiver did not take it"));
                    }
                    return Response.ok(json.write(new ReplayedView(letter.id(), true)))
                            .build();
                }));
    }

    private static DeadLetterView view(DeadLetter letter) {
        return new DeadLetterView(
                letter.id(),
                letter.endpoint(),
                letter.eventId(),
                letter.event(),
                letter.consultation(),
                letter.at(),
                letter.reason());
    }
}
