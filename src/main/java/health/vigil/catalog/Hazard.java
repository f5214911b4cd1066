package health.vigil.catalog;

import java.util.List;

/**
 * An entry of the hazard log (DCB0129): what may go wrong, what it would do before the controls, and what controls it.
 *
 * @param rules identifiers of the rules that control it
 * @param gates identifiers of the gates that control it
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
        Place place) {}
