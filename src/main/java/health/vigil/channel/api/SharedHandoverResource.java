package health.vigil.channel.api;

import health.vigil.clinical.Language;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ShareCodes;
import health.vigil.consultation.ShareCodes.Opening;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What a one-time link opens: the hand-over, once, in time, without an account. */
@Path("/v1/share/{code}")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class SharedHandoverResource {
    private final ShareCodes codes;
    private final SnapshotReader snapshots;
    private final HandoverForms forms;

    SharedHandoverResource(ShareCodes codes, SnapshotReader snapshots, HandoverForms forms) {
        this.codes = codes;
        this.snapshots = snapshots;
        this.forms = forms;
    }

    @GET
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
        return Rejection.available(codes.open(code))
                .map(SharedHandoverResource::opened)
                .chain(address -> snapshots.recorded(address, "share", "handover.opened", Map.of()))
                .chain(found -> forms.write(found, form, wanted));
    }

    private static Address opened(Opening opening) {
        return switch (opening) {
            case Opening.Opened opened ->
                new Address(opened.shared().tenant(), opened.shared().consultationId(), null, "");
            case Opening.Spent ignored ->
                throw new Rejection(Problem.of(410, "share_spent", "This link was opened before or is out of date"));
            case Opening.Unknown ignored -> throw new Rejection(Problem.of(404, "share_not_found", "No such link"));
        };
    }
}
