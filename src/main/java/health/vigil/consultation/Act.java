package health.vigil.consultation;

import health.vigil.clinical.Presence;
import health.vigil.clinical.TriageLevel;
import java.time.Instant;

/**
 * What a clinician does to a consultation, kept with the turn that it makes (I6).
 *
 * @see ClinicianDesk
 */
public sealed interface Act {

    /** Name of the clinician's key; {@code timer} for what no clinician did. */
    String by();

    /** From now on this clinician answers; the automaton falls silent. */
    record Take(String by) implements Act {}

    /** Gives the consultation back to the automaton and to the queue. */
    record Release(String by) implements Act {}

    /**
     * The patient waits and whoever took it over does nothing: back to the queue, on top.
     *
     * @param due when the patience ended
     */
    record GiveUp(String by, Instant due) implements Act {}

    /** Gives it to another clinician. */
    record HandOver(String by, String to) implements Act {}

    /** A message of the clinician's own. */
    record Say(String by, String text) implements Act {
        /** Without the words. */
        @Override
        public String toString() {
            return "Say[" + by + "]";
        }
    }

    /** Sets the level, lower or higher, with a reason. */
    record Level(String by, TriageLevel level, String reason) implements Act {
        /** Without the words. */
        @Override
        public String toString() {
            return "Level[" + by + ", " + level + "]";
        }
    }

    /** Corrects what is known of a finding, with a reason. */
    record Correct(String by, String finding, Presence presence, String reason) implements Act {
        /** Without the words. */
        @Override
        public String toString() {
            return "Correct[" + by + ", " + finding + "=" + presence + "]";
        }
    }

    /** Closes the consultation. */
    record Close(String by, Care.Outcome outcome, String note) implements Act {
        /** Without the words. */
        @Override
        public String toString() {
            return "Close[" + by + ", " + outcome + "]";
        }
    }

    /** Who did it, as the audit names them. */
    default String actor() {
        return this instanceof GiveUp ? by() : "clinician:" + by();
    }

    /** As the audit names it. */
    default String action() {
        return switch (this) {
            case Take ignored -> "consultation.taken";
            case Release ignored -> "consultation.released";
            case GiveUp ignored -> "consultation.given_up";
            case HandOver ignored -> "consultation.handed_over";
            case Say ignored -> "message.sent";
            case Level ignored -> "level.set";
            case Correct ignored -> "finding.corrected";
            case Close ignored -> "consultation.closed";
        };
    }

    /** What makes two acts the same: all of it. */
    default String words() {
        String what = switch (this) {
            case Take ignored -> "";
            case Release ignored -> "";
            case GiveUp ignored -> "";
            case HandOver act -> act.to();
            case Say act -> act.text();
            case Level act -> act.level().wire() + "\n" + act.reason();
            case Correct act -> act.finding() + "\n" + act.presence() + "\n" + act.reason();
            case Close act -> act.outcome() + "\n" + act.note();
        };
        return String.join("\n", by(), action(), what);
    }
}
