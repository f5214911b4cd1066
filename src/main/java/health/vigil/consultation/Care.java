package health.vigil.consultation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clinicians have to do with a consultation: who has taken it over, and how it was closed.
 *
 * @param holder who has taken it over, null while the automaton answers
 * @param waitingSince time of the first message that no clinician has answered; null when none waits
 * @param abandoned whether whoever had taken it did not answer in time, and nobody has taken it since
 * @param closing how a clinician closed it, null while it is open
 */
public record Care(
        @Nullable Holder holder,
        @Nullable Instant waitingSince,
        boolean abandoned,
        @Nullable Closing closing) {
    /** No clinician yet. */
    public static final Care NONE = new Care(null, null, false, null);

    /**
     * A clinician who has taken a consultation over.
     *
     * @param name of the key
     * @param active when this clinician last did something here
     */
    public record Holder(String name, Instant since, Instant active) {}

    /** @param note of the clinician, may be empty; never shown to the patient */
    public record Closing(Outcome outcome, String by, Instant at, String note) {}

    /** How a consultation ended for its clinician. */
    public enum Outcome {
        /** The patient was told what to do. */
        ADVISED,
        /** The patient goes to a booked visit or a specialist. */
        REFERRED,
        /** The patient goes, or is taken, to an emergency department. */
        SENT_TO_EMERGENCY,
        /** The patient has been seen. */
        SEEN,
        /** The patient could not be reached. */
        NOT_REACHED,
        /** A second consultation for the same thing, a test, or nobody was unwell. */
        NO_CASE
    }

    /** The patient has written. */
    Care heard(Instant at) {
        return new Care(holder, waitingSince == null ? at : waitingSince, abandoned, closing);
    }

    Care taken(String name, Instant at) {
        return new Care(new Holder(name, at, at), waitingSince, false, closing);
    }

    /** @param answered whether the patient was told something that answers what was written */
    Care active(Instant at, boolean answered) {
        Holder now = holder == null ? null : new Holder(holder.name(), holder.since(), at);
        return new Care(now, answered ? null : waitingSince, abandoned, closing);
    }

    Care released(boolean forLackOfAnswer) {
        return new Care(null, waitingSince, forLackOfAnswer, closing);
    }

    Care closed(Closing how) {
        return new Care(null, null, false, how);
    }

    /** When whoever has taken it over has kept the patient waiting too long; null when nobody waits for a clinician. */
    public @Nullable Instant overdueAt(Duration patience) {
        if (holder == null || waitingSince == null) {
            return null;
        }
        return (holder.active().isAfter(waitingSince) ? holder.active() : waitingSince).plus(patience);
    }

    /** What a turn changes of the timer that keeps a waiting patient from being forgotten. */
    static List<Timer> changes(Care before, Care after, Duration patience) {
        return before.holder == null && after.holder == null
                ? List.of()
                : List.of(new Timer(Timer.TAKE_OVER, after.overdueAt(patience)));
    }
}
