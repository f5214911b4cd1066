package health.vigil.catalog;

import health.vigil.clinical.Localized;

/** A numeric fact: its unit, the range a person can have, and whether it is computed rather than asked. */
public record NumberEntry(
        String id, String unit, double low, double high, boolean derived, Localized label, Place place) {}
