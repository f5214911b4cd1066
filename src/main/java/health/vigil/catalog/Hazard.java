package health.vigil.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the hazard log (DCB0129): what may go wrong, what it would do before the controls, and what controls it.
 *
 * @param rules identifiers of the rules that control it
 * @param gates identifiers of the gates that control it
 * @param tests that prove the controls beside the rules' own cases: {@code Class.method}
 * @param review what a clinician still has to check; null when nothing is open
 * @param invariants of the design, for example {@code I1}
 */
public record Hazard(
        String id,
        String hazard,
        List<String> causes,
        String effect,
        String severity,
        List<String> rules,
        List<String> gates,
        List<String> invariants,
        String otherControls,
        List<String> tests,
        @Nullable String review,
        Place place) {}
