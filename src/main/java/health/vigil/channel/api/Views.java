package health.vigil.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.consultation.Outcomes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server sends, as on the wire. */
public final class Views {
    private Views() {}

    /** A renewed access token. */
    record TokenView(String accessToken, Instant expiresAt) {}

    /** @param bytes as they are kept, which may be fewer than were sent */
    record UploadView(String id, String kind, String mediaType, int bytes) {}

    /** What this server can read beside words: a client shows the means to send nothing else. */
    record OffersView(boolean pictures, boolean voice) {}

    /**
     * What belongs to a message beside its words.
     *
     * @param kind picture or voice; null until it was looked at
     * @param state sent, later, unreadable, read or set_aside
     * @param transcript what was heard of a voice message
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttachmentView(
            String id,
            @Nullable String kind,
            String state,
            @Nullable String transcript) {}

    record ConsultationView(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String accessToken,

            String status,
            @Nullable String locale,
            String region,
            List<MessageView> messages,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer nextOffset,

            AssessmentView assessment,
            OffersView offers,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CareView care) {}

    /**
     * What clinicians have done with the consultation; missing while they have done nothing.
     *
     * @param outcome how a clinician closed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CareView(
            @Nullable String takenBy,
            @Nullable Instant takenSince,
            @Nullable LevelSetView levelSet,
            @Nullable String outcome) {}

    /** @param ruleFloor the floor of the rules, which stays recorded */
    record LevelSetView(String level, String ruleFloor, String by, Instant at) {}

    /**
     * A message with all that a page needs to draw it again.
     *
     * @param answers what the patient said by buttons, in words; null for the assistant, like all below for the patient
     * @param attachments beside the words of the patient; null when there are none
     * @param floor the emergency banner that stood beside it
     * @param author of a clinician's message
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageView(
            String id,
            String role,
            String text,
            Instant createdAt,
            @Nullable List<String> answers,
            @Nullable List<AttachmentView> attachments,
            @Nullable String source,
            @Nullable List<CitationView> citations,
            @Nullable QuestionView question,
            @Nullable String level,
            @Nullable String floor,
            @Nullable String author) {}

    public record TurnView(
            String id,
            int number,
            String messageId,
            String status,
            boolean stored,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<AttachmentView> attachments,

            ReplyView reply,
            AssessmentView assessment) {}

    record ReplyView(
            String id,
            String text,
            String source,
            List<CitationView> citations,
            @Nullable QuestionView question,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String author) {}

    record CitationView(String id, String title, String organisation, int year, String section, String url) {}

    record QuestionView(
            String id,
            String kind,
            @Nullable String finding,
            List<String> findings,
            String text,
            @Nullable String unit,
            List<ChoiceView> choices) {}

    record ChoiceView(String id, String label) {}

    /** @param privacy whether abuse was told: show a quick way out, keep title and notifications neutral */
    public record AssessmentView(
            String status,
            String level,
            String floor,
            List<RaiseView> raised,
            boolean privacy,
            @Nullable Integer actWithinMinutes,
            String service,
            String emergencyNumber,
            DepartmentView department,
            @Nullable String presentingComplaint,
            List<RedFlagView> redFlags,
            List<FindingView> findings,
            List<MeasurementView> measurements,
            List<String> openRedFlags,
            List<String> safetyNet,
            String knowledgeVersion) {}

    /** @param note of the safety officer, for an incident only */
    record RaiseView(
            String reason,
            String why,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note) {}

    record DepartmentView(
            String code, String name, @Nullable String cnCode) {}

    record RedFlagView(
            String rule,
            String level,
            String basis,
            List<String> assumed,
            String why,
            List<String> quotes,
            List<String> sources) {}

    record FindingView(
            String code,
            String presence,
            String when,
            @Nullable String quote,
            @Nullable Integer start,
            @Nullable Integer end,
            String source,
            int turn) {}

    record MeasurementView(
            String code,
            @Nullable Double value,
            String unit,
            @Nullable String quote,
            String source,
            int turn) {}

    record KnowledgeView(
            String version, String effective, String reviewBy, boolean expired, List<String> files, Counts counts) {}

    record Counts(int findings, int rules, int gates, int complaints, int ends, int regions) {}

    /** @param qr the address as a picture a camera reads: SVG in a data URL */
    record ShareView(String code, String url, Instant expiresAt, String qr) {}

    record ErasedView(boolean erased, Instant erasedAt, String proofId) {}

    record OutcomesView(List<Outcomes.RuleOutcome> rules) {}

    record DeadLettersView(List<DeadLetterView> dead) {}

    record DeadLetterView(
            String id,
            String endpoint,
            String eventId,
            String event,
            String consultationId,
            Instant createdAt,
            String reason) {}

    record ReplayedView(String id, boolean delivered) {}

    record ErasureView(String consultationId, Instant erasedAt) {}
}
