package health.vigil.consultation;

import java.time.Instant;
import java.util.Map;

/**
 * What was done to a consultation, or who read it: references and digests, never a patient's words.
 *
 * @param actor role and name of whoever did it: {@code patient}, {@code clinician:<name of the key>}, {@code timer}
 * @param action in dots: {@code turn.committed}, {@code handover.read}
 * @param details by their names: versions, rule ids, numbers
 */
public record AuditEntry(Instant at, String actor, String action, Map<String, String> details) {
    /** The last entry of an erased consultation: nothing but the chain is left. */
    public static final String ERASED = "consultation.erased";

    public AuditEntry {
        details = Map.copyOf(details);
    }
}
