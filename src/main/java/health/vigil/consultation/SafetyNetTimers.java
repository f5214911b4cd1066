package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.TriageLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a turn makes due, and what it calls off. Pure.
 *
 * @param acknowledgement how long an emergency advice may stand unanswered (review: clinician)
 * @param soon until a check-in where care is needed within a day
 * @param later until a check-in otherwise
 */
record SafetyNetTimers(Duration acknowledgement, Duration soon, Duration later) {
    private static final String INFORMATION = "information";
    private static final Set<String> SETTLED = Set.of("better", "seen_doctor");

    /**
     * The follow-up as it stands after the turn.
     *
     * @param after the consultation after the turn, with what was heard in it
     * @param at now, by the store's clock
     */
    FollowUp next(Consultation before, Consultation after, Turn turn, Instant at) {
        FollowUp next = after.followUp();
        if (after.closed()) {
            return next.withDue(Timer.EMERGENCY_ACK, null).withDue(Timer.CHECK_IN, null);
        }
        TriageLevel floor = after.assessment().floor();
        boolean raised = floor.compareTo(before.assessment().floor()) > 0;
        if (raised && floor.isAtLeast(TriageLevel.EMERGENCY)) {
            next = next.advisedIn(turn.number()).withDue(Timer.EMERGENCY_ACK, at.plus(acknowledgement));
        }
        if (!next.acknowledged().isEmpty()) {
            next = next.withDue(Timer.EMERGENCY_ACK, null);
        }
        boolean visited =
                next.outcome() != null && Boolean.TRUE.equals(next.outcome().visited());
        if (SETTLED.contains(next.feeling()) || (visited && turn.isUnprompted())) {
            return next.withDue(Timer.CHECK_IN, null);
        }
        boolean spoke =
                !turn.isUnprompted() || raised || !turn.message().answers().isEmpty();
        return spoke && isAdvice(after.assessment())
                ? next.withDue(Timer.CHECK_IN, at.plus(until(after.assessment().level())))
                : next;
    }

    /** What changes in the store. */
    static List<Timer> changes(FollowUp before, FollowUp after) {
        return Timer.KINDS.stream()
                .filter(kind ->
                        !Objects.equals(before.due().get(kind), after.due().get(kind)))
                .map(kind -> new Timer(kind, after.due().get(kind)))
                .toList();
    }

    private Duration until(TriageLevel level) {
        return level.isAtLeast(TriageLevel.CONSULTATION_24) ? soon : later;
    }

    /** Something to come back to: an advice, or an interview that was begun and may be left. */
    private static boolean isAdvice(Assessment assessment) {
        String complaint = assessment.presentingComplaint();
        boolean general = complaint.equals(INFORMATION) && assessment.level() == TriageLevel.SELF_CARE;
        return !general && (assessment.isComplete() || !complaint.isEmpty());
    }
}
