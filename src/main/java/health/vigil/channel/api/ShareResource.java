package health.vigil.channel.api;

import health.vigil.channel.api.Views.ShareView;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ShareCodes;
import health.vigil.consultation.ShareCodes.Shared;
import health.vigil.platform.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Makes the one-time link a patient shows at the desk. */
@Path("/v1/consultations/{id}/share")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class ShareResource {
    private final ShareCodes codes;
    private final Doorkeeper door;
    private final SnapshotReader snapshots;
    private final WireJson json;
    private final Ids ids;
    private final Clock clock;
    private final Duration life;
    private final Optional<URI> publicUrl;

    ShareResource(
            ShareCodes codes,
            Doorkeeper door,
            SnapshotReader snapshots,
            WireJson json,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "vigil.share.life", defaultValue = "30m") Duration life,
            @ConfigProperty(name = "vigil.public-url") Optional<URI> publicUrl) {
        if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("vigil.share.life must be above 0 and at most 24 hours");
        }
        this.codes = codes;
        this.door = door;
        this.snapshots = snapshots;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.life = life;
        this.publicUrl = publicUrl;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "access_token")
    @Operation(summary = "A one-time link to the hand-over, also as a QR code", description = "The body is not read.")
    @APIResponse(
            responseCode = "201",
            description = "The link; it opens once and in time",
            content = @Content(schema = @Schema(implementation = ShareView.class), example = Examples.SHARE))
    public Uni<Response> share(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context UriInfo uri) {
        Address address = door.admit(authorization, id);
        String code = ids.next();
        Instant expires = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
        String url = publicUrl
                .orElseGet(uri::getBaseUri)
                .resolve("/v1/share/" + code)
                .toString();
        return snapshots
                .recorded(address, "patient", "handover.shared", Map.of())
                .chain(recorded -> Rejection.available(codes.keep(code, new Shared(address.tenant(), id), life)))
                .map(kept -> Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(json.write(new ShareView(code, url, expires, QrPicture.of(url))))
                        .build());
    }
}
