package health.vigil.catalog;

import java.util.List;

/**
 * Where a completed interview ends when no rule holds it higher (ends.md). Conditions act only when true, in the order
 * consultation_24, consultation, self_care, then {@code fallback}.
 *
 * @param days after which "not better" means coming back
 * @param sooner identifiers of return points
 * @param advice identifiers of advice points
 * @param of the complaint whose interview asks for it, empty when it has its own
 */
public record End(
        String id,
        Condition applies,
        Condition consultation24When,
        Condition consultationWhen,
        Condition selfCareWhen,
        health.vigil.clinical.TriageLevel fallback,
        int days,
        List<String> sooner,
        List<String> advice,
        String of,
        Place place) {}
