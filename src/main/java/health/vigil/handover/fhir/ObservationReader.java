package health.vigil.handover.fhir;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reading;
import health.vigil.handover.fhir.BadBundle.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Vital signs of an imported record, in the catalogue's units. */
final class ObservationReader {
    private static final String PREGNANCY_STATUS = "82810-3";
    private static final String PREGNANT = "77386006";
    private static final String NOT_PREGNANT = "60001007";
    private static final Set<ObservationStatus> USABLE = Set.of(
            ObservationStatus.FINAL,
            ObservationStatus.AMENDED,
            ObservationStatus.CORRECTED,
            ObservationStatus.PRELIMINARY);
    /** Ways to write a unit that are the same amount. */
    private static final Map<String, String> SAME =
            Map.of("{beats}/min", "/min", "{breaths}/min", "/min", "1/min", "/min");

    private static final String FAHRENHEIT = "[degF]";
    private static final String MILLIGRAMS = "mg/dL";
    private static final double MG_DL_PER_MMOL = 18;

    private final Knowledge knowledge;

    ObservationReader(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    void read(Observation observation, String path, List<Reading> readings, List<Fault> faults) {
        if (observation.hasStatus() && !USABLE.contains(observation.getStatus())) {
            return;
        }
        Instant at = at(observation);
        read(observation.getCode(), observation.getValue(), at, path, readings, faults);
        for (int i = 0; i < observation.getComponent().size(); i++) {
            var component = observation.getComponent().get(i);
            read(component.getCode(), component.getValue(), at, path + ".component[" + i + "]", readings, faults);
        }
    }

    static Presence pregnancy(Observation observation) {
        if (!observation.getCode().hasCoding(DocumentBundle.LOINC, PREGNANCY_STATUS)
                || !observation.hasValueCodeableConcept()) {
            return Presence.UNKNOWN;
        }
        CodeableConcept status = observation.getValueCodeableConcept();
        if (status.hasCoding(DocumentBundle.SNOMED, PREGNANT)) {
            return Presence.PRESENT;
        }
        return status.hasCoding(DocumentBundle.SNOMED, NOT_PREGNANT) ? Presence.ABSENT : Presence.UNKNOWN;
    }

    private void read(
            CodeableConcept code,
            @Nullable Type value,
            @Nullable Instant at,
            String path,
            List<Reading> readings,
            List<Fault> faults) {
        String number = code.getCoding().stream()
                .filter(coding -> DocumentBundle.LOINC.equals(coding.getSystem()))
                .map(coding -> knowledge.codings().numbersByLoinc().get(coding.getCode()))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        if (number == null || !(value instanceof Quantity quantity) || !quantity.hasValue()) {
            return;
        }
        Double amount = converted(number, quantity);
        if (amount == null) {
            faults.add(new Fault(path + ".valueQuantity.code", "is not a unit this service knows for it"));
        } else {
            readings.add(new Reading(number, amount, at, ""));
        }
    }

    /** Null when the unit is not known; none is read as ours. */
    private @Nullable Double converted(String number, Quantity quantity) {
        double value = quantity.getValue().doubleValue();
        NumberEntry entry = knowledge.numbers().get(number);
        String ours = entry == null ? "" : knowledge.codings().units().getOrDefault(entry.unit(), "");
        String given = quantity.hasCode() ? quantity.getCode() : quantity.hasUnit() ? quantity.getUnit() : ours;
        String unit = SAME.getOrDefault(given, given);
        if (unit.equals(ours)) {
            return value;
        }
        return switch (unit) {
            case FAHRENHEIT -> number.equals("temp") ? (value - 32) * 5 / 9 : null;
            case MILLIGRAMS -> number.equals("glucose") ? value / MG_DL_PER_MMOL : null;
            default -> null;
        };
    }

    private static @Nullable Instant at(Observation observation) {
        if (observation.hasEffectiveDateTimeType()) {
            return observation.getEffectiveDateTimeType().getValue().toInstant();
        }
        if (observation.hasEffectiveInstantType()) {
            return observation.getEffectiveInstantType().getValue().toInstant();
        }
        return observation.hasIssued() ? observation.getIssued().toInstant() : null;
    }
}
