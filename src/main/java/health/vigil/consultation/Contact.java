package health.vigil.consultation;

import health.vigil.clinical.Relationship;
import java.time.Duration;
import java.time.Instant;

/**
 * An earlier contact of the same patient key: what it was about, never what was said.
 *
 * @param complaint that led its interview
 * @param about who the patient was to the writer
 * @param at its last turn
 */
public record Contact(String complaint, Relationship about, Instant at) {
    /** How long a contact counts, and how long it is kept (review: clinician). */
    public static final Duration LIFE = Duration.ofHours(72);
}
