package health.vigil.assessment;

import health.vigil.catalog.Gate;
import health.vigil.clinical.TriageLevel;
import java.util.List;

/**
 * An active gate with items missing.
 *
 * @param danger danger findings still unknown
 * @param attributes times, durations and numbers still missing
 * @param level in force while these are missing
 */
record OpenGate(Gate gate, List<String> danger, List<String> attributes, TriageLevel level) {

    boolean misses(String code) {
        return danger.contains(code) || attributes.contains(code);
    }
}
