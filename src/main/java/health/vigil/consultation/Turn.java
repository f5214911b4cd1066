package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import java.time.Instant;

/**
 * One message and its answer, as committed.
 *
 * @param number from 1
 * @param stored false only for an emergency reply that the store could not take (I3)
 */
public record Turn(
        String id,
        int number,
        PatientMessage message,
        Instant receivedAt,
        Language language,
        Reply reply,
        Assessment assessment,
        boolean stored) {

    Turn withReply(Reply other) {
        return new Turn(id, number, message, receivedAt, language, other, assessment, stored);
    }

    public Turn unstored() {
        return new Turn(id, number, message, receivedAt, language, reply, assessment, false);
    }
}
