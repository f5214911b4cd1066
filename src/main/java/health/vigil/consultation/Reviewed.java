package health.vigil.consultation;

import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ConsultationStore.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consultation whose outcome is known, for the safety officer.
 *
 * @param advised the first level the patient was advised to act on
 * @param last the level it ended at
 * @param rules that held when the advice was given
 * @param snapshot all of it
 */
public record Reviewed(
        TriageLevel advised, TriageLevel last, List<String> rules, FollowUp.Outcome outcome, Snapshot snapshot) {

    /** A rule's place for consultations in which none held. */
    static final String NO_RULE = "none";

    /** Null when there is nothing to learn: no outcome, no turn, a trial. */
    static @Nullable Reviewed of(Snapshot snapshot) {
        Consultation consultation = snapshot.consultation();
        FollowUp.Outcome outcome = consultation.followUp().outcome();
        if (outcome == null
                || snapshot.turns().isEmpty()
                || consultation.settings().test()) {
            return null;
        }
        Turn advice = snapshot.turns().stream()
                .filter(turn -> turn.assessment().isComplete())
                .findFirst()
                .orElse(snapshot.turns().get(0));
        List<String> rules = advice.assessment().redFlags().stream()
                .map(RedFlag::rule)
                .distinct()
                .toList();
        return new Reviewed(
                advice.assessment().level(),
                consultation.assessment().level(),
                rules.isEmpty() ? List.of(NO_RULE) : rules,
                outcome,
                snapshot);
    }

    /** The advice may have been too mild: it had to be made more urgent, or the patient got worse. */
    boolean isSuspectedUnderTriage() {
        return last.compareTo(advised) > 0 || outcome.better().equals("worse");
    }
}
