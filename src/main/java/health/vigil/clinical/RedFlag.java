package health.vigil.clinical;

import java.util.List;

/**
 * A rule's tier that holds.
 *
 * @param rule identifier of the rule
 * @param tier index of the tier in the rule, 0 is the most urgent
 * @param assumed for {@link Basis#ASSUMED}: the unknown identifiers that were counted to the safer side
 * @param findings identifiers present that the tier's condition names
 */
public record RedFlag(
        String rule, int tier, TriageLevel level, Basis basis, List<String> assumed, List<String> findings) {

    /** Proved by stated facts, or held only by counting an unknown to the safer side. */
    public enum Basis {
        FIRED,
        ASSUMED
    }

    public RedFlag {
        assumed = List.copyOf(assumed);
        findings = List.copyOf(findings);
    }

    public boolean isFired() {
        return basis == Basis.FIRED;
    }
}
