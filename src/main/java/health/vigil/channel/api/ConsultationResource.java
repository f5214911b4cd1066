package health.vigil.channel.api;

import health.vigil.access.ApiKeys;
import health.vigil.access.Caller;
import health.vigil.access.ErasureProof;
import health.vigil.access.ErasureProof.Erased;
import health.vigil.access.PatientKey;
import health.vigil.access.Role;
import health.vigil.access.Tenant;
import health.vigil.access.TokenIssuer;
import health.vigil.channel.api.Doorkeeper.Visitor;
import health.vigil.channel.api.Views.ConsultationView;
import health.vigil.channel.api.Views.ErasedView;
import health.vigil.clinical.Language;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Opening;
import health.vigil.consultation.ConsultationStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Opens, shows and erases a consultation. */
@Path("/v1/consultations")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class ConsultationResource {
    private static final int LONGEST_KEY = 200;

    private final ConsultationService service;
    private final Doorkeeper door;
    private final SnapshotReader snapshots;
    private final WireJson json;
    private final ViewWriter views;
    private final ProfileBodyReader profiles;
    private final Intake intake;
    private final TokenIssuer tokens;
    private final ApiKeys keys;
    private final Clock clock;
    private final ErasureProof proofs;
    private final SafetyWords safety;
    private final PatientKey patientKeys;
    private final boolean consentRequired;

    ConsultationResource(
            ConsultationService service,
            Doorkeeper door,
            SnapshotReader snapshots,
            WireJson json,
            ViewWriter views,
            ProfileBodyReader profiles,
            Intake intake,
            TokenIssuer tokens,
            ApiKeys keys,
            Clock clock,
            ErasureProof proofs,
            SafetyWords safety,
            PatientKey patientKeys,
            @ConfigProperty(name = "vigil.consent.required", defaultValue = "false") boolean consentRequired) {
        this.service = service;
        this.door = door;
        this.snapshots = snapshots;
        this.json = json;
        this.views = views;
        this.profiles = profiles;
        this.intake = intake;
        this.tokens = tokens;
        this.keys = keys;
        this.clock = clock;
        this.proofs = proofs;
        this.safety = safety;
        this.patientKeys = patientKeys;
        this.consentRequired = consentRequired;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open a consultation", description = "Everything is optional; the body may be {}.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Requests.Open.class),
                            example = "{\"locale\":\"zh-Hans\",\"region\":\"CN\",\"patient\":{\"age\":{\"value\":56,"
                                    + "\"unit\":\"year\"},\"sex\":\"male\"}}"))
    @APIResponse(
            responseCode = "201",
            description = "The consultation with its access token",
            content = @Content(schema = @Schema(implementation = ConsultationView.class), example = Examples.OPENED))
    @SecurityRequirement(name = "api_key")
    public Uni<Response> open(
            byte[] body,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller caller = door.creator(authorization);
        Tenant tenant = keys.tenant(caller.tenant());
        Requests.Open request = json.read(body, Requests.Open.class);
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Rejection.field("Idempotency-Key", "must have 1 to 200 characters");
        }
        Requests.Consent consent = request.consent();
        if ((consentRequired || tenant.consentRequired())
                && (consent == null || !Boolean.TRUE.equals(consent.accepted()))) {
            throw Rejection.field("consent.accepted", "must be true");
        }
        String locale = request.locale();
        String channel = request.channel();
        String patientKey = request.patientKey();
        var settings = new Consultation.Settings(
                locale == null ? null : Language.ofTag(locale).orElse(null),
                profiles.region(request.region() == null ? tenant.region() : request.region()),
                channel == null ? "api" : channel,
                request.timeZone(),
                patientKey == null || patientKey.isBlank() ? null : patientKeys.digest(tenant.name(), patientKey),
                consent == null ? null : consent.version(),
                Boolean.TRUE.equals(request.test()));
        return intake.read(request)
                .chain(known -> service.open(
                        new Opening(tenant.name(), settings, known.patient(), identity(key, body), known.readings())))
                .map(this::opened)
                .onFailure(ConsultationStore.StoreUnavailable.class)
                .transform(failure -> new Rejection(
                        safety.add(Rejection.storeUnavailable().problem(), settings.locale(), settings.region())));
    }

    /**
     * What makes a creation the same again: the key and the body. A key alone can be guessed, and would hand a stranger
     * the access token.
     */
    private static @Nullable String identity(@Nullable String key, byte[] body) {
        return key == null ? null : key + '\n' + new String(body, StandardCharsets.UTF_8);
    }

    private Response opened(Consultation consultation) {
        String token = tokens.issue(consultation).text();
        return Response.created(URI.create("/v1/consultations/" + consultation.id()))
                .entity(json.write(views.opened(consultation, token)))
                .build();
    }

    @GET
    @Path("/{id}")
    @SecurityRequirement(name = "access_token")
    @SecurityRequirement(name = "api_key")
    @Operation(summary = "The whole consultation", description = "Replace what you have, never merge.")
    @APIResponse(
            responseCode = "200",
            description = "The snapshot",
            content = @Content(schema = @Schema(implementation = ConsultationView.class), example = Examples.SNAPSHOT))
    public Uni<Response> snapshot(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("offset") @DefaultValue("0") int offset) {
        Visitor visitor = door.visit(authorization, id, Role.INTEGRATOR, Role.CLINICIAN);
        return snapshots
                .read(visitor, "consultation.read", Map.of())
                .map(found -> ok(views.snapshot(found.consultation(), found.turns(), offset)));
    }

    @GET
    @Path("/{id}/assessment")
    @SecurityRequirement(name = "access_token")
    @SecurityRequirement(name = "api_key")
    @Operation(summary = "The assessment as of the last turn")
    @APIResponse(
            responseCode = "200",
            description = "The assessment",
            content =
                    @Content(
                            schema = @Schema(implementation = Views.AssessmentView.class),
                            example = Examples.ASSESSMENT))
    public Uni<Response> assessment(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Visitor visitor = door.visit(authorization, id, Role.INTEGRATOR, Role.CLINICIAN);
        return snapshots
                .read(visitor, "assessment.read", Map.of())
                .map(found -> ok(views.assessment(found.consultation())));
    }

    @DELETE
    @Path("/{id}")
    @SecurityRequirement(name = "access_token")
    @SecurityRequirement(name = "api_key")
    @Operation(summary = "Erase the consultation")
    @APIResponse(
            responseCode = "200",
            description = "Erased; the proof id can be confirmed at /v1/erasures",
            content = @Content(schema = @Schema(implementation = ErasedView.class), example = Examples.ERASED))
    public Uni<Response> erase(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Address address = door.visit(authorization, id, Role.INTEGRATOR).address();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String proof = proofs.write(new Erased(address.tenant(), id, now));
        return Rejection.available(service.erase(address, proof)).map(erased -> {
            if (!erased) {
                throw Rejection.notFound();
            }
            return ok(new ErasedView(true, now, proof));
        });
    }

    private Response ok(Object view) {
        return Response.ok(json.write(view)).build();
    }
}
