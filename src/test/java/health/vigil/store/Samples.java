package health.vigil.store;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Care;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.FollowUp;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Consultations, messages and turns of no clinical meaning. */
final class Samples {
    private static final Instant TIME = Instant.parse("2026-11-24T10:00:00Z");

    private Samples() {}

    static Consultation consultation() {
        return consultation(UUID.randomUUID().toString(), 0);
    }

    static Consultation consultation(String id, int turns) {
        var settings = new Consultation.Settings(Language.EN, "GB", "web", null, null, null);
        return new Consultation(
                id,
                "default",
                TIME,
                settings,
                Language.EN,
                false,
                List.of(),
                turns,
                List.of(),
                reply("hello"),
                assessment(),
                Care.NONE,
                FollowUp.none());
    }

    static PatientMessage message(String text) {
        return message(UUID.randomUUID().toString(), text);
    }

    static PatientMessage message(String id, String text) {
        return new PatientMessage(
                id,
                text,
                Map.of("hr", 118.0, "sbp", 150.0),
                "alert",
                List.of(
                        new PatientMessage.Answer.OfFinding("dyspnea", Presence.ABSENT),
                        new PatientMessage.Answer.OfNumber("age", null, null),
                        new PatientMessage.Answer.OfChoice("C2", "none")));
    }

    static Turn turn(int number, PatientMessage message) {
        return new Turn(
                "turn-" + number,
                number,
                message,
                TIME,
                Language.EN,
                reply("reply"),
                assessment(),
                true,
                null,
                null,
                null);
    }

    static AuditEntry reading() {
        return new AuditEntry(TIME, "clinician:demo", "assessment.read", Map.of());
    }

    static AuditEntry tombstone() {
        return new AuditEntry(TIME, "patient", AuditEntry.ERASED, Map.of("proof", "proof-1"));
    }

    private static Reply reply(String text) {
        return new Reply("reply", text, Reply.Source.SCRIPTED, List.of(), null);
    }

    private static Assessment assessment() {
        return new Assessment(
                Assessment.Status.IN_PROGRESS,
                TriageLevel.CONSULTATION_24,
                TriageLevel.SELF_CARE,
                List.of(),
                "general_practice",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                3,
                "2026.11.0");
    }
}
