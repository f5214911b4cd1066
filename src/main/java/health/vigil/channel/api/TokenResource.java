package health.vigil.channel.api;

import health.vigil.access.Role;
import health.vigil.access.TokenIssuer;
import health.vigil.consultation.ConsultationStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Renews a patient's access token, before the old one is out of date. */
@Path("/v1/consultations/{id}/token")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private final SnapshotReader snapshots;
    private final Doorkeeper door;
    private final TokenIssuer tokens;
    private final Clock clock;
    private final SafetyWords safety;
    private final WireJson json;
    private final Duration grace;

    TokenResource(
            SnapshotReader snapshots,
            Doorkeeper door,
            TokenIssuer tokens,
            Clock clock,
            SafetyWords safety,
            WireJson json,
            @ConfigProperty(name = "vigil.token.grace", defaultValue = "7d") Duration grace) {
        this.snapshots = snapshots;
        this.door = door;
        this.tokens = tokens;
        this.clock = clock;
        this.safety = safety;
        this.json = json;
        this.grace = grace;
    }

    @POST
    @SecurityRequirement(name = "access_token")
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "Renew the access token",
            description =
                    "With a token in date, or an integrator's key. The old token holds until it expires. "
                            + "A closed consultation gives none when its last message is older than a week (VIGIL_TOKEN_GRACE).")
    @APIResponse(
            responseCode = "201",
            description = "A token with a new life",
            content = @Content(schema = @Schema(implementation = Views.TokenView.class), example = Examples.TOKEN))
    public Uni<Response> renew(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return snapshots
                .read(door.visit(authorization, id, Role.INTEGRATOR), "token.issued", Map.of())
                .invoke(this::refuseWhenOver)
                .map(found -> tokens.issue(found.consultation()))
                .map(issued -> Response.status(Response.Status.CREATED)
                        .entity(json.write(new Views.TokenView(issued.text(), issued.expires())))
                        .build());
    }

    private void refuseWhenOver(ConsultationStore.Snapshot found) {
        var consultation = found.consultation();
        Instant last = found.turns().isEmpty()
                ? consultation.createdAt()
                : found.turns().getLast().receivedAt();
        if (consultation.closed() && last.plus(grace).isBefore(clock.instant())) {
            throw new Rejection(safety.add(
                    Problem.of(409, "consultation_closed", "The consultation is closed"),
                    consultation.language(),
                    consultation.settings().region()));
        }
    }
}
