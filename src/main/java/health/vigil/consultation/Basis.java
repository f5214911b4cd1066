package health.vigil.consultation;

import health.vigil.assessment.Interview;
import health.vigil.assessment.Raises;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import health.vigil.safety.Floor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a turn was judged on, beside the findings and measurements of its assessment: with both, its level is derived
 * again from the record alone (I6).
 *
 * @param floor before the turn
 * @param interview before the turn's question
 * @param unspecified the group that was answered with a bare yes, empty mostly
 * @param mistaken the case before, when a vital sign was corrected; null mostly
 * @param set the level a clinician had set, null mostly
 * @param old readings that may only raise, by code, empty mostly
 */
public record Basis(
        Relationship about,
        Sex sex,
        Floor floor,
        Interview interview,
        List<String> unspecified,
        @Nullable PatientCase mistaken,
        Raises raises,
        @Nullable SetLevel set,
        Map<String, Double> old) {

    public Basis {
        unspecified = List.copyOf(unspecified);
        old = old == null ? Map.of() : Map.copyOf(old);
    }

    static Basis of(Listener.Heard heard, Raises raises) {
        PatientCase patient = heard.patient();
        return new Basis(
                patient.about(),
                patient.sex(),
                patient.floor(),
                patient.interview(),
                heard.unspecified(),
                heard.mistaken(),
                raises,
                patient.set(),
                heard.old());
    }

    /** What was heard, from the assessment that came of it. */
    Listener.Heard heard(Assessment recorded) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        recorded.findings().forEach(finding -> findings.put(finding.code(), finding));
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        recorded.measurements().forEach(measurement -> measurements.put(measurement.code(), measurement));
        PatientCase patient = PatientCase.of(about)
                .withHeard(sex, findings, measurements, null)
                .withJudged(floor, interview, null, "", 0)
                .withSet(set, "");
        return new Listener.Heard(patient, unspecified, mistaken, old);
    }
}
