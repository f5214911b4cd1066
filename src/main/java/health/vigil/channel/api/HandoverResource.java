package health.vigil.channel.api;

import health.vigil.access.Role;
import health.vigil.channel.api.Doorkeeper.Visitor;
import health.vigil.clinical.Language;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Hands a consultation over: to its patient, and to a clinician or integrator of its tenant, whose reading is recorded. */
@Path("/v1/consultations/{id}/handover")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class HandoverResource {
    private final Doorkeeper door;
    private final SnapshotReader snapshots;
    private final HandoverForms forms;

    HandoverResource(Doorkeeper door, SnapshotReader snapshots, HandoverForms forms) {
        this.door = door;
        this.snapshots = snapshots;
        this.forms = forms;
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
        Visitor visitor = door.visit(authorization, id, Role.CLINICIAN, Role.INTEGRATOR);
        return snapshots
                .read(visitor, "handover.read", Map.of("form", form))
                .chain(found -> forms.write(found, form, wanted));
    }
}
