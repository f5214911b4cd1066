package health.vigil.handover;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.PatientCase;
import health.vigil.consultation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A consultation's record with the words to tell it in. */
record Story(Snapshot record, Wording words, Instant now) {

    Consultation consultation() {
        return record.consultation();
    }

    List<Turn> turns() {
        return record.turns();
    }

    PatientCase patient() {
        return consultation().current();
    }

    Assessment assessment() {
        return consultation().assessment();
    }

    /** Of the current patient, in the order they became known. */
    List<Finding> findings(Predicate<Finding> which) {
        return patient().findings().values().stream().filter(which).toList();
    }

    /** When a turn's message came; the opening for turn 0, the profile. */
    Instant timeOf(int turn) {
        return turns().stream()
                .filter(each -> each.number() == turn)
                .findFirst()
                .map(Turn::receivedAt)
                .orElse(consultation().createdAt());
    }
}
