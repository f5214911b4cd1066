package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.PatientCase;
import health.vigil.consultation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A consultation's record with the words to tell it in. */
public record Story(Snapshot record, Wording words, Instant now) {

    /** @param now when it is told */
    public static Story of(Knowledge knowledge, Snapshot record, Language language, Instant now) {
        String zone = record.consultation().settings().timeZone();
        return new Story(record, new Wording(knowledge, language, zone), now);
    }

    public Consultation consultation() {
        return record.consultation();
    }

    public List<Turn> turns() {
        return record.turns();
    }

    public PatientCase patient() {
        return consultation().current();
    }

    public Assessment assessment() {
        return consultation().assessment();
    }

    /** Of the current patient, in the order they became known. */
    public List<Finding> findings(Predicate<Finding> which) {
        return patient().findings().values().stream().filter(which).toList();
    }

    /** When a turn's message came; the opening for turn 0, the profile. */
    public Instant timeOf(int turn) {
        return turns().stream()
                .filter(each -> each.number() == turn)
                .findFirst()
                .map(Turn::receivedAt)
                .orElse(consultation().createdAt());
    }
}
