package health.vigil.consultation;

import health.vigil.clinical.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message of the patient, validated at the door.
 *
 * @param id the client's UUID; the key of idempotency (I8)
 * @param text the words, empty when only buttons or vitals were sent
 * @param vitals value by catalogue code (hr, sbp, dbp, spo2, temp, rr, glucose, ketones, pef_pct)
 * @param consciousness AVPU word (alert, confused, voice, pain, unresponsive) or null
 * @param measured what devices gave; null when they gave nothing
 * @param attachments pictures and voice messages it names; null when it names none, as in every older message
 */
public record PatientMessage(
        String id,
        String text,
        Map<String, Double> vitals,
        @Nullable String consciousness,
        List<Answer> answers,
        @Nullable Measured measured,
        @Nullable List<Attachment> attachments) {

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
        attachments = attachments == null || attachments.isEmpty() ? null : List.copyOf(attachments);
    }

    /** A message without readings of a device. */
    public PatientMessage(
            String id, String text, Map<String, Double> vitals, @Nullable String consciousness, List<Answer> answers) {
        this(id, text, vitals, consciousness, answers, null, null);
    }

    /** A message of attachments alone. */
    static PatientMessage of(String id, List<Attachment> attachments) {
        return new PatientMessage(id, "", Map.of(), null, List.of(), null, attachments);
    }

    /** The attachments it names, as far as they have been read. */
    public List<Attachment> sent() {
        return attachments == null ? List.of() : attachments;
    }

    PatientMessage with(List<Attachment> read) {
        return new PatientMessage(id, text, vitals, consciousness, answers, measured, read);
    }

    /** Without believing anything that was read in attachments. */
    PatientMessage settingAside() {
        return with(sent().stream().map(Attachment::setAside).toList());
    }

    /** What was heard of voice messages, empty when nothing was. */
    String heard() {
        return sent().stream()
                .map(Attachment::transcript)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    /** What was written, then what was heard. */
    String words() {
        String heard = heard();
        return text.isBlank() || heard.isEmpty() ? text + heard : text + "\n" + heard;
    }

    List<Attachment.Read> readPictures() {
        return sent().stream()
                .filter(it -> it.isPicture() && it.state() == Attachment.State.READ)
                .map(Attachment::read)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Values that may only raise: too old, or read in a picture. */
    Map<String, Double> oldReadings() {
        Map<String, Double> doubtful = new HashMap<>();
        readPictures().forEach(read -> doubtful.putAll(read.values()));
        doubtful.putAll(measured == null ? Map.of() : measured.old());
        return doubtful;
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
