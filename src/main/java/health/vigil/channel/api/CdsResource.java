package health.vigil.channel.api;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.access.Caller;
import health.vigil.access.PatientKey;
import health.vigil.access.Role;
import health.vigil.clinical.Language;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.Contact;
import health.vigil.consultation.ContactIndex;
import health.vigil.handover.CardWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** CDS Hooks 2.0, {@code patient-view}: the red flags of a patient's consultations as cards in a clinician's own system. */
@Path("/cds-services")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class CdsResource {
    private static final String SERVICE = "vigil-red-flags";
    private static final String HOOK = "patient-view";

    private final ConsultationService service;
    private final ContactIndex contacts;
    private final PatientKey patientKeys;
    private final Doorkeeper door;
    private final AuditTrail audit;
    private final CardWriter cards;
    private final WireJson json;
    private final Clock clock;
    private final Optional<URI> publicUrl;

    CdsResource(
            ConsultationService service,
            ContactIndex contacts,
            PatientKey patientKeys,
            Doorkeeper door,
            AuditTrail audit,
            CardWriter cards,
            WireJson json,
            Clock clock,
            @ConfigProperty(name = "vigil.public-url") Optional<URI> publicUrl) {
        this.service = service;
        this.contacts = contacts;
        this.patientKeys = patientKeys;
        this.door = door;
        this.audit = audit;
        this.cards = cards;
        this.json = json;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    record ServicesView(List<ServiceView> services) {}

    record ServiceView(String hook, String id, String title, String description) {}

    record CardsView(List<CardView> cards) {}

    record CardView(
            String uuid, String summary, String detail, String indicator, SourceView source, List<LinkView> links) {}

    record SourceView(String label) {}

    record LinkView(String label, String url, String type) {}

    @GET
    @Operation(summary = "Which decision-support services there are (CDS Hooks)")
    @APIResponse(
            responseCode = "200",
            description = "The services",
            content = @Content(schema = @Schema(implementation = ServicesView.class), example = Examples.CDS_SERVICES))
    public String services(@Context HttpHeaders headers) {
        Language language = language(headers);
        return json.write(new ServicesView(List.of(new ServiceView(
                HOOK, SERVICE, cards.say("cds_title", language), cards.say("cds_description", language)))));
    }

    @POST
    @Path("/" + SERVICE)
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "The open red flags of a patient as cards",
            description = "context.patientId is a consultation's id, the patient_key given at creation, or its digest.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            example =
                                    "{\"hook\":\"patient-view\",\"hookInstance\":\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\","
                                            + "\"context\":{\"userId\":\"Practitioner/1\",\"patientId\":\"7Kc...\"}}"))
    @APIResponse(
            responseCode = "200",
            description = "Cards, none when nothing is known of the patient",
            content = @Content(schema = @Schema(implementation = CardsView.class), example = Examples.CARDS))
    public Uni<String> view(
            byte[] body,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Caller caller = door.caller(authorization, Role.CLINICIAN, Role.INTEGRATOR);
        JsonNode request = json.read(body, JsonNode.class);
        if (!request.path("hook").asText().equals(HOOK)) {
            throw Rejection.field("hook", "must be " + HOOK);
        }
        String patient = request.at("/context/patientId").asText();
        if (patient.isBlank()) {
            throw Rejection.field("context.patientId", "is missing");
        }
        Language language = language(headers);
        URI base = publicUrl.orElseGet(uri::getBaseUri);
        return consultations(caller.tenant(), patient)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> service.find(new Address(caller.tenant(), id, null, "")))
                .select()
                .where(Optional::isPresent)
                .map(Optional::get)
                .onItem()
                .call(found -> record(caller, found))
                .collect()
                .asList()
                .map(found -> json.write(new CardsView(found.stream()
                        .flatMap(record -> cards(record, language, base))
                        .toList())))
                .onFailure(ConsultationStore.StoreUnavailable.class)
                .transform(failure -> Rejection.storeUnavailable());
    }

    /** The consultation of that id, and those of that patient in the last three days. */
    private Uni<List<String>> consultations(String tenant, String patient) {
        var since = clock.instant().minus(Contact.LIFE);
        return contacts.consultations(tenant, patient, since)
                .chain(byDigest -> contacts.consultations(tenant, patientKeys.digest(tenant, patient), since)
                        .map(byKey -> Stream.of(List.of(patient), byDigest, byKey)
                                .flatMap(List::stream)
                                .distinct()
                                .toList()));
    }

    private Uni<Void> record(Caller caller, Snapshot found) {
        return audit.append(
                caller.tenant(),
                found.consultation().id(),
                new AuditEntry(
                        clock.instant(),
                        Wire.write(caller.role()) + ":" + caller.name(),
                        "cds.read",
                        Map.of("hook", HOOK)));
    }

    private Stream<CardView> cards(Snapshot found, Language language, URI base) {
        String id = found.consultation().id();
        String link = base.resolve("/v1/consultations/" + id + "/handover?lang=" + language.tag())
                .toString();
        SourceView source =
                new SourceView("Vigil " + found.consultation().assessment().knowledgeVersion());
        return cards.write(found, language, clock.instant()).stream()
                .map(card -> new CardView(
                        id + "/" + card.id(),
                        card.summary(),
                        card.detail(),
                        card.indicator(),
                        source,
                        List.of(new LinkView(cards.say("title", language), link, "absolute"))));
    }

    private static Language language(HttpHeaders headers) {
        Language wanted = HandoverForms.language(null, headers);
        return wanted == null ? Language.EN : wanted;
    }
}
