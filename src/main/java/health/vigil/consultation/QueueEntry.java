package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.TriageLevel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consultation as clinicians see it in their queue: what is needed to choose, no word of the patient.
 *
 * @param complaint that leads its interview, empty while none is known
 * @param waitingSince time of the first message no clinician has answered, or of the last one
 * @param last time of the last message
 * @param language tag of the patient's language, empty while not known
 * @param takenBy name of the clinician who has it, null when none has
 * @param clinicianIsDue whether the patient waits for a clinician, and not the other way round
 * @param acknowledged whether a clinician has taken it or set its level
 * @param abandoned whether whoever had taken it let the patient wait too long
 */
public record QueueEntry(
        String id,
        TriageLevel level,
        TriageLevel floor,
        boolean complete,
        String complaint,
        String channel,
        String region,
        String language,
        Instant createdAt,
        Instant waitingSince,
        Instant last,
        @Nullable String takenBy,
        @Nullable Instant takenSince,
        @Nullable Instant active,
        boolean clinicianIsDue,
        boolean acknowledged,
        boolean abandoned) {
    /** After so long without a message it leaves the queue. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int UNSEEN_AMBULANCE = 0;
    private static final int UNSEEN_EMERGENCY = 1;
    private static final int ABANDONED = 2;
    private static final int BY_LEVEL = 3;

    /** As it stands after a turn. */
    public static QueueEntry of(Consultation consultation, Turn turn) {
        Assessment assessment = consultation.assessment();
        Care care = consultation.care();
        Care.Holder holder = care.holder();
        Instant since = care.waitingSince();
        var language = consultation.language();
        boolean asks = turn.reply().question() != null;
        boolean emergency = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        return new QueueEntry(
                consultation.id(),
                assessment.level(),
                assessment.floor(),
                assessment.isComplete(),
                assessment.presentingComplaint(),
                consultation.settings().channel(),
                consultation.settings().region(),
                language == null ? "" : language.tag(),
                consultation.createdAt(),
                since == null ? turn.receivedAt() : since,
                turn.receivedAt(),
                holder == null ? null : holder.name(),
                holder == null ? null : holder.since(),
                holder == null ? null : holder.active(),
                holder == null ? since != null && (emergency || care.abandoned() || !asks) : since != null,
                holder != null || consultation.current().set() != null,
                care.abandoned());
    }

    /** An emergency that no clinician has seen. */
    public boolean isUnseenEmergency() {
        return floor.isAtLeast(TriageLevel.EMERGENCY) && !acknowledged;
    }

    /** The lower, the sooner: unseen emergencies, abandoned ones, then by level; those who wait longest come first. */
    public int urgency() {
        if (isUnseenEmergency()) {
            return floor == TriageLevel.EMERGENCY_AMBULANCE ? UNSEEN_AMBULANCE : UNSEEN_EMERGENCY;
        }
        return abandoned ? ABANDONED : BY_LEVEL + TriageLevel.values().length - 1 - level.ordinal();
    }
}
