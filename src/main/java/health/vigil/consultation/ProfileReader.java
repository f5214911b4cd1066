package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Finding.Source;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.understanding.FindingExtractor;
import health.vigil.understanding.Utterance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the profile given at creation into a case: age, sex, pregnancy, conditions and medicines. */
final class ProfileReader {
    private final Knowledge knowledge;
    private final FindingExtractor extractor;

    ProfileReader(Knowledge knowledge, FindingExtractor extractor) {
        this.knowledge = knowledge;
        this.extractor = extractor;
    }

    /** @param measured vital signs by code, fresh and possible */
    PatientCase read(Patient patient, Map<String, Double> measured) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        Double age = patient.ageYears();
        if (age != null) {
            measurements.put("age", Measurement.of("age", age, Source.PROFILE, 0));
        }
        measured.forEach((code, value) -> measurements.put(code, Measurement.of(code, value, Source.VITALS, 0)));
        if (patient.pregnancy() != Presence.UNKNOWN) {
            findings.put("pregnant", Finding.of("pregnant", patient.pregnancy(), Source.PROFILE, 0));
        }
        Set<String> codes = new LinkedHashSet<>();
        patient.conditions().forEach(condition -> codes.addAll(codes(condition)));
        for (String medicine : patient.medications()) {
            codes.addAll(codes(medicine));
            codes.addAll(knowledge.codings().ofMedicine(medicine));
        }
        patient.allergies().forEach(allergy -> codes.addAll(codes("allergic to " + allergy)));
        codes.forEach(code -> findings.put(code, Finding.of(code, Presence.PRESENT, Source.PROFILE, 0)));
        return PatientCase.of(patient).withHeard(patient.sex(), findings, measurements, null);
    }

    /** A catalogue code, or words read by the lexicon. */
    private List<String> codes(String line) {
        if (knowledge.findings().containsKey(line)) {
            return List.of(line);
        }
        return extractor.extract(Utterance.first(line)).findings().stream()
                .filter(finding -> finding.presence() == Presence.PRESENT)
                .map(Finding::code)
                .toList();
    }
}
