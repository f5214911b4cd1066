package health.vigil.channel.api;

import health.vigil.channel.api.Doorkeeper.Reader;
import health.vigil.clinical.Language;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Snapshot;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Hands a consultation over: to its patient, and to a clinician or integrator of its tenant, whose reading is recorded. */
@Path("/v1/consultations/{id}/handover")
@SecurityScheme(
        securitySchemeName = "api_key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key of the tenant")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class HandoverResource {
    private final ConsultationService service;
    private final Doorkeeper door;
    private final AuditTrail audit;
    private final HandoverForms forms;
    private final Clock clock;

    HandoverResource(ConsultationService service, Doorkeeper door, AuditTrail audit, HandoverForms forms, Clock clock) {
        this.service = service;
        this.door = door;
        this.audit = audit;
        this.forms = forms;
        this.clock = clock;
    }

    @GET
    @Produces({HandoverForms.MARKDOWN, HandoverForms.FHIR, HandoverForms.PDF})
    @SecurityRequirement(name = "access_token")
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "The hand-over: SBAR as Markdown or PDF, or a FHIR R4 document",
            description =
                    "In the reader's language: ?lang=en|zh-Hans|zh-Hant, else Accept-Language, else the patient's.")
    @APIResponse(
            responseCode = "200",
            description = "The hand-over",
            content = {
                @Content(mediaType = HandoverForms.MARKDOWN, example = HandoverForms.MARKDOWN_EXAMPLE),
                @Content(mediaType = HandoverForms.FHIR, example = HandoverForms.FHIR_EXAMPLE),
                @Content(mediaType = HandoverForms.PDF, example = "%PDF-1.6 ...")
            })
    public Uni<Response> read(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Language wanted = HandoverForms.language(lang, headers);
        String form = HandoverForms.form(headers, HandoverForms.MARKDOWN, HandoverForms.FHIR, HandoverForms.PDF);
        Reader reader = door.reader(authorization, id);
        return service.find(reader.address())
                .map(found -> found.orElseThrow(Rejection::notFound))
                .call(found -> record(reader, found, form))
                .onFailure(ConsultationStore.StoreUnavailable.class)
                .transform(failure -> TurnResource.storeUnavailable())
                .chain(found -> forms.write(found, form, wanted));
    }

    /** The patient's own reading is no event; what cannot be recorded is not shown. */
    private Uni<Void> record(Reader reader, Snapshot found, String form) {
        if (reader.isPatient()) {
            return Uni.createFrom().voidItem();
        }
        return audit.append(
                found.consultation().tenant(),
                found.consultation().id(),
                new AuditEntry(clock.instant(), reader.actor(), "handover.read", Map.of("form", form)));
    }
}
