package health.vigil.consultation;

import health.vigil.understanding.Understanding;
import health.vigil.understanding.Understanding.Intent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens after an advice: whether it was heard, what is still due, what came of it.
 *
 * @param advised number of the turn that gave the emergency advice in force, 0 when there is none
 * @param acknowledged what the patient does about that advice, empty before they say so
 * @param feeling the last answer to a check-in, empty when something was told since
 * @param due when a timer of a kind goes off, by the store's clock
 * @param outcome what the patient told of a visit, null before
 */
public record FollowUp(
        int advised,
        String acknowledged,
        String feeling,
        Map<String, Instant> due,
        @Nullable Outcome outcome) {

    public FollowUp {
        due = new LinkedHashMap<>(due);
    }

    public static FollowUp none() {
        return new FollowUp(0, "", "", Map.of(), null);
    }

    /** Whether an emergency advice stands to which nothing came back. */
    public boolean awaitsAcknowledgement() {
        return advised > 0 && acknowledged.isEmpty();
    }

    FollowUp advisedIn(int turn) {
        return new FollowUp(turn, "", feeling, due, outcome);
    }

    FollowUp acknowledgedBy(String action) {
        return new FollowUp(advised, action, feeling, due, outcome);
    }

    FollowUp feeling(String answer) {
        return new FollowUp(advised, acknowledged, answer, due, outcome);
    }

    /** What a message says about the advice before it. */
    FollowUp heard(Understanding words, CheckIn.@Nullable Answer answer) {
        FollowUp after =
                answer != null ? feeling(answer.wire()) : words.findings().isEmpty() ? this : feeling("");
        boolean inCare = words.intents().contains(Intent.IN_CARE) || answer == CheckIn.Answer.SEEN_DOCTOR;
        return inCare && awaitsAcknowledgement() ? after.acknowledgedBy("in_care") : after;
    }

    FollowUp withOutcome(Outcome told) {
        return new FollowUp(advised, acknowledged, feeling, due, told);
    }

    /** @param at null takes it off */
    FollowUp withDue(String kind, @Nullable Instant at) {
        Map<String, Instant> other = new LinkedHashMap<>(due);
        if (at == null) {
            other.remove(kind);
        } else {
            other.put(kind, at);
        }
        return new FollowUp(advised, acknowledged, feeling, other, outcome);
    }

    /**
     * What the patient told of a visit.
     *
     * @param visited whether they went; null when not said
     * @param found what was found there, in the patient's words, empty when not said
     * @param better {@code better}, {@code same}, {@code worse}, or empty when not said
     */
    public record Outcome(Instant at, @Nullable Boolean visited, String found, String better) {

        /** Without the patient's words. */
        @Override
        public String toString() {
            return "Outcome[" + visited + ", " + better + "]";
        }
    }
}
