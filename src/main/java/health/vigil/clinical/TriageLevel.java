package health.vigil.clinical;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How soon the patient must be seen, least urgent first. The time limits are Vigil's own, mapped to the CN emergency
 * triage levels, NHS dispositions and ESI in docs/glossary.md.
 */
public enum TriageLevel {
    SELF_CARE("self_care", null),
    CONSULTATION("primary_care", 10_080),
    CONSULTATION_24("same_day_clinic", 720),
    EMERGENCY("emergency_department", 60),
    EMERGENCY_AMBULANCE("ambulance", 0);

    private final String service;
    private final @Nullable Integer actWithinMinutes;

    TriageLevel(String service, @Nullable Integer actWithinMinutes) {
        this.service = service;
        this.actWithinMinutes = actWithinMinutes;
    }

    /** The service to use, as on the wire. */
    public String service() {
        return service;
    }

    /** Minutes within which to act; null for self-care. */
    public @Nullable Integer actWithinMinutes() {
        return actWithinMinutes;
    }

    /** The name on the wire and in knowledge files, for example {@code consultation_24}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(TriageLevel other) {
        return compareTo(other) >= 0;
    }

    public TriageLevel orMoreUrgent(TriageLevel other) {
        return isAtLeast(other) ? this : other;
    }

    /** One level sooner, but never an ambulance by itself (review: clinician). */
    public TriageLevel raised() {
        return isAtLeast(EMERGENCY) ? this : values()[ordinal() + 1];
    }

    /** @throws IllegalArgumentException when no level has this wire name */
    public static TriageLevel ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
