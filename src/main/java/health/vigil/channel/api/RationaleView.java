package health.vigil.channel.api;

import health.vigil.channel.api.Views.CitationView;
import health.vigil.channel.api.Views.FindingView;
import health.vigil.channel.api.Views.MeasurementView;
import health.vigil.channel.api.Views.RaiseView;
import health.vigil.channel.api.Views.RedFlagView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a turn came to its level, for a clinician.
 *
 * @param gate null when no gate holds the level above what rules do
 * @param model null when no model had to do with it
 */
record RationaleView(
        int turn,
        String messageId,
        Instant receivedAt,
        String status,
        String level,
        String floor,
        @Nullable String presentingComplaint,
        List<RedFlagView> redFlags,
        @Nullable GateView gate,
        List<RaiseView> raised,
        List<FindingView> findings,
        List<MeasurementView> measurements,
        List<String> openRedFlags,
        String replySource,
        List<CitationView> snippets,
        @Nullable ModelView model,
        String knowledgeVersion,
        RecordView record) {

    /** @param open danger findings it still waits for */
    record GateView(String level, List<String> open) {}

    /**
     * @param writer model, prompt and the prompt's version
     * @param verdict of the guard over the whole: approved, amended, withheld; or failed
     * @param reasons why sentences were left out
     */
    record ModelView(String writer, String verdict, List<String> reasons) {}

    /**
     * Whether the record of the consultation holds.
     *
     * @param whole the audit chain is whole and vouches for what is stored
     * @param problems what does not fit, with its place
     * @param derivedAgain whether every level is derived again from the record to the same; null when some could not be
     * @param differences turns that are not
     * @param entries of the chain
     * @param sequence place of this turn's entry, null when it has none
     * @param trace what the entry holds
     */
    record RecordView(
            boolean whole,
            List<String> problems,
            @Nullable Boolean derivedAgain,
            List<String> differences,
            int entries,
            @Nullable Integer sequence,
            @Nullable String previous,
            @Nullable String hash,
            Map<String, String> trace) {}
}
