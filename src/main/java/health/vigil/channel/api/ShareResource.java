package health.vigil.channel.api;

import health.vigil.channel.api.Views.ShareView;
import health.vigil.clinical.Language;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.ShareCodes;
import health.vigil.consultation.ShareCodes.Opening;
import health.vigil.consultation.ShareCodes.Shared;
import health.vigil.platform.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** The one-time link a patient shows at the desk: it opens the hand-over once, in time, without an account. */
@Path("/v1")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class ShareResource {
    private final ConsultationService service;
    private final ShareCodes codes;
    private final Doorkeeper door;
    private final AuditTrail audit;
    private final HandoverForms forms;
    private final WireJson json;
    private final Ids ids;
    private final Clock clock;
    private final Duration life;
    private final Optional<URI> publicUrl;

    ShareResource(
            ConsultationService service,
            ShareCodes codes,
            Doorkeeper door,
            AuditTrail audit,
            HandoverForms forms,
            WireJson json,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "vigil.share.life", defaultValue = "30m") Duration life,
            @ConfigProperty(name = "vigil.public-url") Optional<URI> publicUrl) {
        if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("vigil.share.life must be above 0 and at most 24 hours");
        }
        this.service = service;
        this.codes = codes;
        this.door = door;
        this.audit = audit;
        this.forms = forms;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.life = life;
        this.publicUrl = publicUrl;
    }

    @POST
    @Path("/consultations/{id}/share")
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
        return available(service.find(address)
                .map(found -> found.orElseThrow(Rejection::notFound))
                .chain(found -> record(new Shared(address.tenant(), id), "patient", "handover.shared"))
                .chain(recorded -> codes.keep(code, new Shared(address.tenant(), id), life))
                .map(kept -> Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(json.write(new ShareView(code, url, expires, QrPicture.of(url))))
                        .build()));
    }

    @GET
    @Path("/share/{code}")
    @Produces({MediaType.TEXT_HTML, HandoverForms.MARKDOWN, HandoverForms.FHIR})
    @Operation(
            summary = "Open a shared hand-over, once",
            description = "A page to read or print; Markdown or FHIR by Accept. Language as for the hand-over.")
    @APIResponse(
            responseCode = "200",
            description = "The hand-over",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, example = "<!DOCTYPE html> ..."),
                @Content(mediaType = HandoverForms.MARKDOWN, example = HandoverForms.MARKDOWN_EXAMPLE),
                @Content(mediaType = HandoverForms.FHIR, example = HandoverForms.FHIR_EXAMPLE)
            })
    public Uni<Response> open(
            @PathParam("code") String code, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Language wanted = HandoverForms.language(lang, headers);
        String form = HandoverForms.form(headers, HandoverForms.HTML, HandoverForms.MARKDOWN, HandoverForms.FHIR);
        return available(codes.open(code).map(ShareResource::opened).chain(this::read))
                .chain(found -> forms.write(found, form, wanted));
    }

    private static Shared opened(Opening opening) {
        return switch (opening) {
            case Opening.Opened opened -> opened.shared();
            case Opening.Spent ignored ->
                throw new Rejection(Problem.of(410, "share_spent", "This link was opened before or is out of date"));
            case Opening.Unknown ignored -> throw new Rejection(Problem.of(404, "share_not_found", "No such link"));
        };
    }

    /** Recorded before it is shown; what was erased meanwhile is gone. */
    private Uni<Snapshot> read(Shared shared) {
        return service.find(new Address(shared.tenant(), shared.consultationId(), null, ""))
                .map(found -> found.orElseThrow(Rejection::notFound))
                .call(found -> record(shared, "share", "handover.opened"));
    }

    private Uni<Void> record(Shared shared, String actor, String action) {
        AuditEntry entry = new AuditEntry(clock.instant(), actor, action, Map.of());
        return audit.append(shared.tenant(), shared.consultationId(), entry);
    }

    private static <T> Uni<T> available(Uni<T> answer) {
        return answer.onFailure(ConsultationStore.StoreUnavailable.class)
                .transform(failure -> Rejection.storeUnavailable());
    }
}
