package health.vigil.catalog;

import health.vigil.clinical.Facts;
import health.vigil.clinical.TriageLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A safety rule.
 *
 * @param tiers most urgent first; the first that holds gives the rule's level
 * @param instruction identifier of the instruction shown at its level
 * @param ask identifiers worth asking for when the rule is undecided
 * @param source guideline references
 * @param review what a clinician still has to check; null when nothing is open
 */
public record Rule(
        String id,
        String name,
        String hazard,
        List<Tier> tiers,
        Referral department,
        String instruction,
        List<String> ask,
        List<String> source,
        @Nullable String review,
        List<Case> cases,
        Place place) {

    /**
     * One level of a rule.
     *
     * @param waits for the few tiers that count less while an exit is still being asked about; null for all others
     */
    public record Tier(
            Condition when, TriageLevel level, @Nullable Waiting waits) {
        public Tier(Condition when, TriageLevel level) {
            this(when, level, null);
        }
    }

    /** A tier that is only assumed counts as {@code at} while {@code when} could hold. */
    public record Waiting(TriageLevel at, Condition when) {}

    /** Department codes: at the emergency levels, at a booked visit, and others of help. */
    public record Referral(String now, String clinic, List<String> also) {}

    /** A rule's own test: these facts give this level of this rule, or none. */
    public record Case(Facts facts, @Nullable TriageLevel level, Place place) {}
}
