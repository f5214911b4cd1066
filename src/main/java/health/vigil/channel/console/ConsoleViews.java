package health.vigil.channel.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.channel.api.Views.AssessmentView;
import health.vigil.channel.api.Views.TurnView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the console is sent, as on the wire. */
final class ConsoleViews {
    private ConsoleViews() {}

    /** @param size of the whole queue; the entries are its first */
    record QueueView(String version, int size, String clinician, List<EntryView> entries) {}

    /** @param waitingFor {@code clinician} or {@code patient} */
    record EntryView(
            String id,
            String level,
            String floor,
            String status,
            @Nullable String complaint,
            String complaintLabel,
            String channel,
            String region,
            String locale,
            Instant createdAt,
            Instant since,
            Instant lastMessageAt,
            String waitingFor,
            @Nullable String takenBy,
            @Nullable Instant takenSince,
            boolean acknowledged,
            boolean abandoned) {}

    /**
     * A whole consultation for a clinician.
     *
     * @param labels what findings are called, by code
     * @param sources guideline references by the number rules cite
     */
    record ConsultationView(
            String id,
            String status,
            String region,
            String channel,
            @Nullable String locale,
            Instant createdAt,
            String relationship,
            String sex,
            @Nullable String takenBy,
            @Nullable Instant takenSince,
            boolean abandoned,
            @Nullable LevelView levelSet,
            @Nullable ClosingView closing,
            List<MessageView> messages,
            AssessmentView assessment,
            List<OpenView> openQuestions,
            List<String> withdrawn,
            Map<String, String> labels,
            Map<String, String> sources) {}

    /** @param ruleFloor the floor of the rules, which stays recorded */
    record LevelView(String level, String ruleFloor, String by, String reason, Instant at) {}

    record ClosingView(String outcome, String by, String reason, Instant at) {}

    /**
     * @param turn offsets of findings of this turn are offsets in the patient's text
     * @param act what a clinician did, missing for all else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageView(
            String id,
            int turn,
            String role,
            String text,
            Instant createdAt,
            @Nullable List<String> answers,
            @Nullable String author,
            @Nullable String act,
            @Nullable String reason,
            @Nullable String level) {}

    /** @param question as it would be put, missing when the catalogue has none */
    record OpenView(
            String finding,
            String label,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String question) {}

    /** @param result {@code done}, {@code repeated}, or {@code unchanged} when it was so already; then there is no turn */
    record ActView(
            String result,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            TurnView turn) {}

    /** @param kept those that could not be handed over, and why */
    record HandedOverView(List<String> handedOver, Map<String, String> kept) {}
}
