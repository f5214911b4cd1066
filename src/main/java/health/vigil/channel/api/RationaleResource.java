package health.vigil.channel.api;

import health.vigil.access.Role;
import health.vigil.channel.api.Doorkeeper.Visitor;
import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.Turn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Shows clinicians and safety officers why a turn came to its level, and whether the record of it holds. */
@Path("/v1/consultations/{id}/turns/{n}/rationale")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class RationaleResource {
    private final Doorkeeper door;
    private final SnapshotReader snapshots;
    private final AuditTrail trail;
    private final RationaleWriter writer;
    private final WireJson json;

    RationaleResource(
            Doorkeeper door, SnapshotReader snapshots, AuditTrail trail, RationaleWriter writer, WireJson json) {
        this.door = door;
        this.snapshots = snapshots;
        this.trail = trail;
        this.writer = writer;
        this.json = json;
    }

    @GET
    @SecurityRequirement(name = ProblemDocument.API_KEY)
    @Operation(
            summary = "Why a turn came to its level",
            description = "For clinicians and safety officers; reading it is recorded in the audit chain.")
    @APIResponse(
            responseCode = "200",
            description = "Rules, findings with their quotes, guard verdicts, and whether the record holds",
            content = @Content(schema = @Schema(implementation = RationaleView.class), example = Examples.RATIONALE))
    public Uni<String> rationale(
            @PathParam("id") String id,
            @PathParam("n") String n,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Visitor visitor = door.called(authorization, id, Role.CLINICIAN, Role.SAFETY_OFFICER);
        return snapshots
                .read(visitor, "rationale.read", Map.of("turn", n))
                .chain(found -> Rejection.available(trail.read(visitor.address().tenant(), id))
                        .map(stored -> json.write(writer.write(turn(found, n), found.consultation(), stored))));
    }

    private static Turn turn(Snapshot found, String number) {
        return found.turns().stream()
                .filter(turn -> Integer.toString(turn.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> new Rejection(Problem.of(404, "turn_not_found", "There is no turn of this number")));
    }
}
