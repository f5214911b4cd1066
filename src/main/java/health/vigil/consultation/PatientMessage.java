package health.vigil.consultation;

import health.vigil.clinical.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of the patient, validated at the door.
 *
 * @param id the client's UUID; the key of idempotency (I8)
 * @param text the words, empty when only buttons or vitals were sent
 * @param vitals value by catalogue code (hr, sbp, dbp, spo2, temp, rr, glucose, ketones, pef_pct)
 * @param consciousness AVPU word (alert, confused, voice, pain, unresponsive) or null
 * @param measured what devices gave; null when they gave nothing
 */
public record PatientMessage(
        String id,
        String text,
        Map<String, Double> vitals,
        @Nullable String consciousness,
        List<Answer> answers,
        @Nullable Measured measured) {

    /**
     * What devices gave.
     *
     * @param series as they gave it, for the record
     * @param old values too old to be trusted, which may only raise
     * @param again what must be measured again
     */
    public record Measured(List<Reading> series, Map<String, Double> old, List<String> again) {
        public Measured {
            series = List.copyOf(series);
            old = Map.copyOf(old);
            again = List.copyOf(again);
        }
    }

    /** An answer by button: exactly one of the three shapes of the contract. */
    public sealed interface Answer {

        /** One finding is present, absent or unknown. */
        record OfFinding(String finding, health.vigil.clinical.Presence presence) implements Answer {}

        /** A number in a unit (year, month, day, hour, minute, week, celsius ...); null value: not measured. */
        record OfNumber(
                String finding,
                @Nullable Double value,
                @Nullable String unit) implements Answer {}

        /** A choice of a question; {@code none} and {@code not_sure} are known to every group. */
        record OfChoice(String question, String choice) implements Answer {}
    }

    public PatientMessage {
        vitals = Map.copyOf(vitals);
        answers = List.copyOf(answers);
    }

    /** A message without readings of a device. */
    public PatientMessage(
            String id, String text, Map<String, Double> vitals, @Nullable String consciousness, List<Answer> answers) {
        this(id, text, vitals, consciousness, answers, null);
    }

    Map<String, Double> oldReadings() {
        return measured == null ? Map.of() : measured.old();
    }

    List<String> toMeasureAgain() {
        return measured == null ? List.of() : measured.again();
    }

    /** Whether it says something by other means than words. */
    boolean hasData() {
        return !answers.isEmpty() || !vitals.isEmpty() || measured != null;
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return "PatientMessage[" + id + "]";
    }
}
