package health.vigil.channel.console;

import health.vigil.access.Caller;
import health.vigil.access.Role;
import health.vigil.channel.api.Doorkeeper;
import health.vigil.channel.api.Problem;
import health.vigil.channel.api.Rejection;
import health.vigil.channel.api.WireJson;
import health.vigil.clinical.Language;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.QueueIndex;
import health.vigil.consultation.QueueIndex.Queue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** The queue of a clinician's tenant, at once and live, and one consultation of it. */
@Path("/v1/queue")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {
    private final QueueIndex queue;
    private final ConsultationStore store;
    private final AuditTrail audit;
    private final Doorkeeper door;
    private final WireJson json;
    private final ConsoleWriter writer;
    private final Clock clock;

    QueueResource(
            QueueIndex queue,
            ConsultationStore store,
            AuditTrail audit,
            Doorkeeper door,
            WireJson json,
            ConsoleWriter writer,
            Clock clock) {
        this.queue = queue;
        this.store = store;
        this.audit = audit;
        this.door = door;
        this.json = json;
        this.writer = writer;
        this.clock = clock;
    }

    @GET
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "The queue of the clinic",
            description =
                    "First to be seen first: emergencies no clinician has seen, then those left waiting by whoever "
                            + "had taken them, then by level; within that, whoever waits longest. For clinicians.")
    @APIResponse(
            responseCode = "200",
            description = "The queue, without any word of a patient",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsoleViews.QueueView.class),
                            example = ConsoleExamples.QUEUE))
    public Uni<String> list(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("locale") @DefaultValue("en") String locale) {
        Caller caller = clinician(authorization);
        return available(queue.since(caller.tenant(), ""))
                .map(found -> view(found.orElse(new Queue("0", 0, List.of())), caller, locale));
    }

    /** Looks often and says little: only when something has changed. */
    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> events(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("locale") @DefaultValue("en") String locale,
            @Context Sse sse) {
        Caller caller = clinician(authorization);
        return new QueueWatch(version -> queue.since(caller.tenant(), version))
                .changes()
                .map(found -> found.map(now -> sse.newEventBuilder()
                                .name("queue.updated")
                                .id(now.version())
                                .data(String.class, view(now, caller, locale))
                                .build())
                        .orElseGet(() ->
                                sse.newEventBuilder().comment("still here").build()));
    }

    @GET
    @Path("/{id}")
    @SecurityRequirement(name = "api_key")
    @Operation(
            summary = "One consultation, for a clinician",
            description =
                    "Messages, findings with the words they came from, rules with their sources, what is still open. "
                            + "Every reading is recorded in the audit trail; what cannot be recorded is not shown.")
    @APIResponse(
            responseCode = "200",
            description = "The consultation in the clinician's language, the patient's words as they were written",
            content =
                    @Content(
                            schema = @Schema(implementation = ConsoleViews.ReadingView.class),
                            example = ConsoleExamples.CONSULTATION))
    public Uni<String> read(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("locale") @DefaultValue("en") String locale) {
        Caller caller = clinician(authorization);
        AuditEntry entry = new AuditEntry(clock.instant(), "clinician:" + caller.name(), "consultation.read", Map.of());
        return available(store.find(caller.tenant(), id)
                .map(found -> found.orElseThrow(Rejection::notFound))
                .call(found -> audit.append(caller.tenant(), id, entry))
                .map(found -> json.write(writer.consultation(found, language(locale)))));
    }

    private Caller clinician(@Nullable String authorization) {
        return door.caller(authorization, Role.CLINICIAN);
    }

    private String view(Queue found, Caller caller, String locale) {
        return json.write(writer.queue(found, caller.name(), language(locale)));
    }

    private static Language language(String locale) {
        return Language.ofTag(locale).orElse(Language.EN);
    }

    static <T> Uni<T> available(Uni<T> answer) {
        return answer.onFailure(StoreUnavailable.class)
                .transform(failure -> new Rejection(Problem.of(503, "store_unavailable", "The store does not answer")
                        .withRetryAfter(2)));
    }
}
