package health.vigil.channel.api;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.PatientMessage.Answer;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Judges facts without keeping anything, and says which knowledge judges. */
@Path("/v1")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class TriageResource {
    private static final String STATELESS = "00000000-0000-0000-0000-000000000000";

    private final ConsultationService service;
    private final Knowledge knowledge;
    private final WireJson json;
    private final MessageReader messages;
    private final ProfileBodyReader profiles;
    private final AssessmentWording wording;
    private final Clock clock;
    private final Doorkeeper door;

    TriageResource(
            ConsultationService service,
            Knowledge knowledge,
            WireJson json,
            MessageReader messages,
            ProfileBodyReader profiles,
            AssessmentWording wording,
            Clock clock,
            Doorkeeper door) {
        this.service = service;
        this.knowledge = knowledge;
        this.json = json;
        this.messages = messages;
        this.profiles = profiles;
        this.wording = wording;
        this.clock = clock;
        this.door = door;
    }

    /** Not on a worker: whoever sends a body drop by drop would hold one. */
    @POST
    @NonBlocking
    @Path("/triage")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Judge one set of facts, nothing kept")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Requests.TriageBody.class),
                            example = "{\"region\":\"GB\",\"locale\":\"en\",\"patient\":{\"age\":{\"value\":56}},"
                                    + "\"findings\":[{\"code\":\"chest_pain\",\"presence\":\"present\"}],"
                                    + "\"vitals\":{\"heart_rate\":118}}"))
    @APIResponse(
            responseCode = "200",
            description = "The assessment",
            content =
                    @Content(
                            schema = @Schema(implementation = Views.AssessmentView.class),
                            example = Examples.ASSESSMENT))
    @SecurityRequirement(name = "api_key")
    public String triage(byte[] body, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        door.creator(authorization);
        return judge(body);
    }

    /** The assessment of a body as of POST /v1/triage. */
    String judge(byte[] body) {
        Requests.TriageBody request = json.read(body, Requests.TriageBody.class);
        String text = messages.checked(request.text());
        List<Problem.Violation> violations = new ArrayList<>();
        Map<String, Double> vitals = messages.vitals(request.vitals(), "vitals.", violations);
        List<Answer> stated = new ArrayList<>();
        List<Requests.StatedFinding> findings = request.findings() == null ? List.of() : request.findings();
        for (int i = 0; i < findings.size(); i++) {
            Requests.StatedFinding finding = findings.get(i);
            if (knowledge.findings().containsKey(finding.code())) {
                Presence presence = Wire.read(Presence.class, finding.presence(), Presence.UNKNOWN);
                stated.add(new Answer.OfFinding(finding.code(), presence));
            } else {
                violations.add(new Problem.Violation("findings[" + i + "].code", "is not a finding of this service"));
            }
        }
        if (!violations.isEmpty()) {
            throw new Rejection(Problem.invalid(violations));
        }
        String consciousness =
                request.vitals() == null ? null : request.vitals().consciousness();
        String region = profiles.region(request.region());
        Assessment assessment = service.triage(
                profiles.patient(request.patient()),
                new PatientMessage(STATELESS, text, vitals, consciousness, stated),
                region);
        String locale = request.locale();
        Language language =
                locale == null ? Language.EN : Language.ofTag(locale).orElse(Language.EN);
        return json.write(wording.word(assessment, language, region));
    }

    @GET
    @Path("/knowledge")
    @Operation(summary = "Version, files and review dates of the knowledge in use")
    @APIResponse(
            responseCode = "200",
            description = "The knowledge",
            content =
                    @Content(
                            schema = @Schema(implementation = Views.KnowledgeView.class),
                            example = Examples.KNOWLEDGE))
    public String knowledge() {
        return json.write(new Views.KnowledgeView(
                knowledge.version(),
                knowledge.effective().toString(),
                knowledge.reviewBy().toString(),
                knowledge.reviewBy().isBefore(LocalDate.now(clock)),
                knowledge.files(),
                new Views.Counts(
                        knowledge.findings().size(),
                        knowledge.rules().size(),
                        knowledge.gates().size(),
                        knowledge.complaints().size(),
                        knowledge.ends().size(),
                        knowledge.regions().size())));
    }
}
