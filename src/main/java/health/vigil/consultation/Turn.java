package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message and its answer, or what a clinician did and what the patient reads of it, as committed.
 *
 * @param number from 1
 * @param stored false only for an emergency reply that the store could not take (I3)
 * @param model what a model had to do with the reply, null when it had nothing
 * @param basis what it was judged on; null for a turn of an older version, and where a clinician changed nothing of it
 * @param act what a clinician did; null for a turn that the patient's message, or a late finding, made
 */
public record Turn(
        String id,
        int number,
        PatientMessage message,
        Instant receivedAt,
        Language language,
        Reply reply,
        Assessment assessment,
        boolean stored,
        @Nullable ModelUse model,
        @Nullable Basis basis,
        @Nullable Act act) {

    // Begin the message ids of turns that no message of the patient made: a late finding, a timer, buttons.
    static final String LATE = "late-";
    static final String TIMER = "timer-";
    static final String ACKNOWLEDGED = "ack-";
    static final String OUTCOME = "outcome-";

    /** Begins the message id of what a clinician did. */
    static final String CLINICIAN = "clinician-";

    static Turn taken(
            String id,
            int number,
            PatientMessage message,
            Instant received,
            Language language,
            Reply reply,
            Judge.Judged judged) {
        return new Turn(
                id, number, message, received, language, reply, judged.assessment(), true, null, judged.basis(), null);
    }

    /** Made by a late finding, not by a message. */
    public boolean isLate() {
        return message.id().startsWith(LATE);
    }

    /** Made by what the patient wrote. */
    public boolean isOfPatient() {
        return act == null && !isUnprompted();
    }

    /** Made by no message of the patient. */
    public boolean isUnprompted() {
        return Stream.of(LATE, TIMER, ACKNOWLEDGED, OUTCOME).anyMatch(message.id()::startsWith);
    }

    /** The kind of the timer that made it, null when none did. */
    public @Nullable String timer() {
        String id = message.id();
        return id.startsWith(TIMER) ? id.substring(TIMER.length(), id.lastIndexOf('-')) : null;
    }

    /** What the patient says to do about an emergency advice, null for any other turn. */
    public @Nullable String acknowledgement() {
        String id = message.id();
        return id.startsWith(ACKNOWLEDGED) ? id.substring(ACKNOWLEDGED.length(), id.lastIndexOf('-')) : null;
    }

    Turn replying(Reply other, ModelUse use) {
        return new Turn(id, number, message, receivedAt, language, other, assessment, stored, use, basis, act);
    }

    Turn withReply(Reply other) {
        return new Turn(id, number, message, receivedAt, language, other, assessment, stored, model, basis, act);
    }

    public Turn unstored() {
        return new Turn(id, number, message, receivedAt, language, reply, assessment, false, model, basis, act);
    }
}
