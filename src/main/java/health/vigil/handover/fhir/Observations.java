package health.vigil.handover.fhir;

import health.vigil.catalog.Codings;
import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Timing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Findings and numbers as observations: SNOMED CT only where the catalogue is sure, LOINC and UCUM for vital signs. */
final class Observations {
    private static final Set<String> VITAL_SIGNS = Set.of("hr", "sbp", "dbp", "spo2", "rr", "temp");
    private static final String SYSTOLIC = "sbp";
    private static final String DIASTOLIC = "dbp";
    private static final String PRESSURE = "85354-9";
    private static final String PULSE_OXIMETRY = "59408-5";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private final Knowledge knowledge;

    Observations(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    void add(DocumentBundle document, Cast cast) {
        List<Finding> findings =
                new ArrayList<>(document.story().patient().findings().values());
        findings.sort(Comparator.comparing(Finding::code));
        findings.forEach(finding -> document.evidence().add(document.add(finding(finding, document, cast))));
        Map<String, Measurement> numbers =
                new LinkedHashMap<>(document.story().patient().measurements());
        Measurement systolic = numbers.remove(SYSTOLIC);
        Measurement diastolic = numbers.remove(DIASTOLIC);
        Measurement either = systolic == null ? diastolic : systolic;
        if (either != null) {
            Observation pressure = base(either.turn(), either.quote(), "vital-signs", document, cast);
            pressure.setCode(DocumentBundle.coded(
                    DocumentBundle.LOINC, PRESSURE, "Blood pressure panel with all children optional"));
            component(pressure, SYSTOLIC, systolic, document);
            component(pressure, DIASTOLIC, diastolic, document);
            document.evidence().add(document.add(pressure));
        }
        numbers.values().stream()
                .sorted(Comparator.comparing(Measurement::code))
                .forEach(number -> document.evidence().add(document.add(number(number, document, cast))));
    }

    private Observation finding(Finding finding, DocumentBundle document, Cast cast) {
        Observation observation = base(finding.turn(), finding.quote(), "survey", document, cast);
        CodeableConcept code =
                DocumentBundle.ours("finding", finding.code(), document.words().label(finding.code()));
        FindingEntry entry = knowledge.findings().get(finding.code());
        if (entry != null && entry.snomed() != null && entry.snomedSure()) {
            code.addCoding().setSystem(DocumentBundle.SNOMED).setCode(entry.snomed());
        }
        observation.setCode(code);
        if (finding.presence() == Presence.UNKNOWN) {
            observation.setDataAbsentReason(absent("asked-unknown"));
        } else {
            observation.setValue(new BooleanType(finding.presence() == Presence.PRESENT));
        }
        boolean withdrawn = document.story().patient().withdrawn().contains(finding.code());
        if (withdrawn) {
            observation.addNote().setText(document.words().say("withdrawn"));
        }
        if (finding.timing() != Timing.NOW) {
            observation.addNote().setText(document.words().say("timing", finding.timing()));
        }
        return observation;
    }

    private Observation number(Measurement measurement, DocumentBundle document, Cast cast) {
        boolean vital = VITAL_SIGNS.contains(measurement.code());
        Observation observation =
                base(measurement.turn(), measurement.quote(), vital ? "vital-signs" : "survey", document, cast);
        observation.setCode(code(measurement.code(), document));
        if (measurement.isKnown()) {
            observation.setValue(quantity(measurement));
        } else {
            observation.setDataAbsentReason(absent("asked-unknown"));
        }
        return observation;
    }

    private void component(
            Observation pressure, String code, @Nullable Measurement measurement, DocumentBundle document) {
        Observation.ObservationComponentComponent component =
                pressure.addComponent().setCode(code(code, document));
        if (measurement != null && measurement.isKnown()) {
            component.setValue(quantity(measurement));
        } else {
            component.setDataAbsentReason(absent("unknown"));
        }
    }

    private CodeableConcept code(String code, DocumentBundle document) {
        CodeableConcept concept =
                DocumentBundle.ours("number", code, document.words().label(code));
        Codings.Code loinc = knowledge.codings().loinc().get(code);
        if (loinc != null) {
            concept.addCoding()
                    .setSystem(DocumentBundle.LOINC)
                    .setCode(loinc.code())
                    .setDisplay(loinc.name());
        }
        if (code.equals("spo2")) {
            concept.addCoding().setSystem(DocumentBundle.LOINC).setCode(PULSE_OXIMETRY);
        }
        return concept;
    }

    private Quantity quantity(Measurement measurement) {
        NumberEntry entry = knowledge.numbers().get(measurement.code());
        String unit = entry == null ? "" : entry.unit();
        String ucum = knowledge.codings().units().getOrDefault(unit, "1");
        return new Quantity()
                .setValue(BigDecimal.valueOf(measurement.value())
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros())
                .setUnit(ucum)
                .setSystem(DocumentBundle.UCUM)
                .setCode(ucum);
    }

    /** @param quote the patient's own words, kept as they were */
    private static Observation base(int turn, String quote, String category, DocumentBundle document, Cast cast) {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.addCategory().addCoding().setSystem(CATEGORY).setCode(category);
        observation.setSubject(cast.patient());
        observation.setEncounter(cast.encounter());
        observation.setEffective(
                new DateTimeType(DocumentBundle.date(document.story().timeOf(turn))));
        observation.addPerformer(cast.patient());
        if (!quote.isEmpty()) {
            observation.addNote().setText("“" + quote + "”");
        }
        return observation;
    }

    private static CodeableConcept absent(String code) {
        CodeableConcept reason = new CodeableConcept();
        reason.addCoding().setSystem(ABSENT_REASON).setCode(code);
        return reason;
    }
}
