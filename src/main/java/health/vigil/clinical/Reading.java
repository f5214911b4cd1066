package health.vigil.clinical;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value from a device or an imported record, as it came: it may be old or impossible.
 *
 * @param code the catalogue's numeric identifier
 * @param value in the catalogue's unit
 * @param at when it was measured; null when nobody said
 * @param device empty when nobody said
 */
public record Reading(String code, double value, @Nullable Instant at, String device) {}
