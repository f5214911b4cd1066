package health.vigil.safety;

import health.vigil.clinical.Facts;
import health.vigil.clinical.RedFlag;
import java.util.List;

/**
 * What the rules say about one state of the facts.
 *
 * @param derived the facts the rules saw
 * @param flags per rule the most urgent fired tier and, above it, the most urgent assumed one; most urgent first
 */
public record Screening(Facts derived, List<RedFlag> flags) {
    public Screening {
        flags = List.copyOf(flags);
    }
}
