package health.vigil.channel.api;

import health.vigil.access.Role;
import health.vigil.channel.api.Doorkeeper.Visitor;
import health.vigil.channel.api.Views.ConsultationView;
import health.vigil.consultation.ConsultationService;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Ends a consultation for its patient: every later message is told to seek care, and none is a turn. */
@Path("/v1/consultations/{id}/close")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class CloseResource {
    private final ConsultationService service;
    private final Doorkeeper door;
    private final SnapshotReader snapshots;
    private final ViewWriter views;
    private final WireJson json;

    CloseResource(
            ConsultationService service, Doorkeeper door, SnapshotReader snapshots, ViewWriter views, WireJson json) {
        this.service = service;
        this.door = door;
        this.snapshots = snapshots;
        this.views = views;
        this.json = json;
    }

    @POST
    @SecurityRequirement(name = ProblemDocument.API_KEY)
    @Operation(summary = "Close the consultation", description = "Closing a closed one changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The snapshot, its status now closed",
            content = @Content(schema = @Schema(implementation = ConsultationView.class), example = Examples.SNAPSHOT))
    public Uni<String> close(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Visitor visitor = door.called(authorization, id, Role.CLINICIAN, Role.INTEGRATOR);
        return Rejection.available(service.close(visitor.address(), visitor.actor()))
                .chain(outcome -> switch (outcome) {
                    case CLOSED -> snapshots.read(visitor, "consultation.read", Map.of());
                    case BUSY ->
                        throw new Rejection(Problem.of(409, "turn_already_active", "A message is being answered")
                                .withRetryAfter(1));
                    case MISSING -> throw Rejection.notFound();
                })
                .map(found -> json.write(views.snapshot(found.consultation(), found.turns(), 0)));
    }
}
