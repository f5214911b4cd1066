package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Finding.Source;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Sex;
import health.vigil.clinical.Timing;
import health.vigil.understanding.Understanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a patient's case what a message said. Present beats absent; what was said present is never taken back
 * by a later "no" alone: it is disputed and put to the patient as a closed question (I2).
 */
final class Listener {
    static final Set<String> VITALS = Set.of("sbp", "dbp", "hr", "spo2", "rr", "temp", "glucose", "ketones", "pef_pct");
    private static final int CORRECTED_WITHIN_TURNS = 2;

    private final Knowledge knowledge;
    private final AnswerReader answers;

    Listener(Knowledge knowledge, AnswerReader answers) {
        this.knowledge = knowledge;
        this.answers = answers;
    }

    /**
     * The case after the message.
     *
     * @param unspecified the group that was answered with a bare yes, empty mostly
     * @param old readings too old to be trusted, by code: they may only raise
     * @param mistaken the case before, when a vital sign of the last two messages was corrected; null mostly
     */
    record Heard(
            PatientCase patient,
            List<String> unspecified,
            @Nullable PatientCase mistaken,
            Map<String, Double> old) {
        Heard(PatientCase patient, List<String> unspecified, @Nullable PatientCase mistaken) {
            this(patient, unspecified, mistaken, Map.of());
        }

        Heard of(PatientCase changed) {
            return new Heard(changed, unspecified, mistaken, old);
        }
    }

    Heard hear(PatientCase before, PatientMessage message, Understanding words, @Nullable Question open, int turn) {
        AnswerReader.Answers given = answers.read(before, message, words, open, turn);
        Ear ear = new Ear(before, turn, words.intents().contains(Understanding.Intent.CORRECTION));
        given.findings().forEach(ear::take);
        words.findings().forEach(finding -> ear.take(finding.inTurn(turn)));
        given.measurements().forEach(ear::take);
        words.measurements().forEach(measurement -> ear.take(measurement.inTurn(turn)));
        message.vitals().forEach((code, value) -> ear.take(Measurement.of(code, value, Source.VITALS, turn)));
        String consciousness = message.consciousness();
        if (consciousness != null) {
            ear.takeConsciousness(consciousness);
        }
        if (words.sex() != null) {
            ear.sex = words.sex();
        }
        if (given.sex() != Sex.UNKNOWN) {
            ear.sex = given.sex();
        }
        PatientCase after = before.withHeard(ear.sex, ear.findings, ear.measurements, ear.disputed);
        return new Heard(after, given.unspecified(), ear.vitalCorrected ? before : null, message.oldReadings());
    }

    /** One hearing: the maps being written. */
    private final class Ear {
        private final PatientCase before;
        private final int turn;
        private final boolean correcting;
        private final Map<String, Finding> findings;
        private final Map<String, Measurement> measurements;
        private Sex sex;
        private boolean vitalCorrected;
        private @Nullable String disputed;

        Ear(PatientCase before, int turn, boolean correcting) {
            this.before = before;
            this.turn = turn;
            this.correcting = correcting;
            this.findings = new LinkedHashMap<>(before.findings());
            this.measurements = new LinkedHashMap<>(before.measurements());
            this.sex = before.sex();
            this.disputed = before.disputed();
        }

        void take(Finding heard) {
            Finding known = findings.get(heard.code());
            if (heard.timing() == Timing.HYPOTHETICAL) {
                return;
            }
            boolean wasPresent = before.isPresent(heard.code());
            boolean nowPresent = heard.presence() == Presence.PRESENT && heard.timing() != Timing.PAST;
            if (wasPresent && !nowPresent && knowledge.isSymptom(heard.code())) {
                boolean contradicts =
                        heard.presence() == Presence.ABSENT || (correcting && heard.timing() == Timing.PAST);
                if (contradicts && !before.contested().contains(heard.code())) {
                    disputed = heard.code();
                }
                return;
            }
            if (wasPresent && nowPresent && heard.source() == Source.ATTACHMENT) {
                return;
            }
            boolean saidThisTurn = known != null && known.turn() == turn && known.presence() == Presence.PRESENT;
            if (saidThisTurn && !nowPresent) {
                return;
            }
            findings.put(heard.code(), heard);
        }

        void take(Measurement heard) {
            Measurement known = measurements.get(heard.code());
            boolean doubtful = !heard.isKnown() || heard.source() == Source.ATTACHMENT;
            if (doubtful && known != null && known.isKnown()) {
                return;
            }
            boolean recent = known != null && known.turn() > 0 && turn - known.turn() <= CORRECTED_WITHIN_TURNS;
            if (recent && correcting && VITALS.contains(heard.code())) {
                vitalCorrected = true;
            }
            measurements.put(heard.code(), heard);
        }

        void takeConsciousness(String avpu) {
            String code = switch (avpu) {
                case "confused" -> "confusion";
                case "voice" -> "drowsy";
                case "pain" -> "altered_consciousness";
                case "unresponsive" -> "unresponsive";
                default -> "";
            };
            if (!code.isEmpty()) {
                take(Finding.of(code, Presence.PRESENT, Source.VITALS, turn));
            }
        }
    }
}
