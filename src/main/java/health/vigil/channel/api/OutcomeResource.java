package health.vigil.channel.api;

import health.vigil.access.Caller;
import health.vigil.access.Role;
import health.vigil.channel.api.Views.OutcomesView;
import health.vigil.consultation.Outcomes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** What the safety officer learns from: how consultations ended, by rule, and the consultations themselves, masked. */
@Path("/v1/outcomes")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
public class OutcomeResource {
    private static final String LINES = "application/x-ndjson";

    private final Outcomes outcomes;
    private final Doorkeeper door;
    private final WireJson json;

    OutcomeResource(Outcomes outcomes, Doorkeeper door, WireJson json) {
        this.outcomes = outcomes;
        this.door = door;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = ProblemDocument.API_KEY)
    @Operation(summary = "Outcomes by rule, suspected under-triage first", description = "Role: safety officer.")
    @APIResponse(
            responseCode = "200",
            description = "One entry a rule; none for consultations in which no rule held",
            content = @Content(schema = @Schema(implementation = OutcomesView.class), example = Examples.OUTCOMES))
    public Uni<Response> summary(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Caller caller = door.caller(authorization, Role.SAFETY_OFFICER);
        return Rejection.available(outcomes.perRule(caller.tenant()))
                .map(rules -> Response.ok(json.write(new OutcomesView(rules))).build());
    }

    @GET
    @Path("/export")
    @Produces({LINES, MediaType.APPLICATION_JSON})
    @SecurityRequirement(name = ProblemDocument.API_KEY)
    @Operation(
            summary = "Consultations with an outcome, masked",
            description = "Role: safety officer. JSON lines, one consultation a line, for vigil eval --from-outcomes.")
    @APIResponse(
            responseCode = "200",
            description = "Lines of this form",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Outcomes.Case.class),
                        example = Examples.OUTCOME_CASE),
                @Content(
                        mediaType = LINES,
                        schema = @Schema(implementation = String.class),
                        example = Examples.OUTCOME_CASE)
            })
    public Uni<Response> export(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Caller caller = door.caller(authorization, Role.SAFETY_OFFICER);
        return Rejection.available(outcomes.export(caller.tenant(), "safety_officer:" + caller.name()))
                .map(cases -> Response.ok(
                                cases.stream()
                                        .map(one -> json.write(one) + "\n")
                                        .collect(Collectors.joining()),
                                LINES)
                        .build());
    }
}
