package health.vigil.safety;

import health.vigil.clinical.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * National Early Warning Score 2 of the parameters that are known; Royal College of Physicians 2017, SpO2 scale 1. A
 * missing parameter adds nothing, so the sum is a lower bound and never counts as reassuring. Not for children.
 */
final class News2Score {
    private static final int ADULT = 16;
    private static final List<String> NOT_ALERT = List.of("altered_consciousness", "confusion", "unresponsive");

    private News2Score() {}

    /** The points, or null for a child or while no vital sign is known. */
    static @Nullable Double of(Facts facts) {
        Double age = facts.number("age");
        if (age != null && age < ADULT) {
            return null;
        }
        int points = 0;
        boolean any = false;
        for (Vital vital : Vital.values()) {
            Double value = facts.number(vital.code);
            if (value != null) {
                any = true;
                points += vital.points(value);
            }
        }
        int alertness = NOT_ALERT.stream().anyMatch(facts::isPresent) ? 3 : 0;
        return any ? (double) (points + alertness) : null;
    }

    /** Bands from the top: the points of the first limit the value lies above, else those of the lowest band. */
    private enum Vital {
        RESPIRATION("rr", 3, band(24, 3), band(20, 2), band(11, 0), band(8, 1)),
        SATURATION("spo2", 3, band(95, 0), band(93, 1), band(91, 2)),
        SYSTOLIC("sbp", 3, band(219, 3), band(110, 0), band(100, 1), band(90, 2)),
        PULSE("hr", 3, band(130, 3), band(110, 2), band(90, 1), band(50, 0), band(40, 1)),
        TEMPERATURE("temp", 3, band(39.0, 2), band(38.0, 1), band(36.0, 0), band(35.0, 1));

        private final String code;
        private final int lowest;
        private final List<Band> bands;

        Vital(String code, int lowest, Band... bands) {
            this.code = code;
            this.lowest = lowest;
            this.bands = List.of(bands);
        }

        int points(double value) {
            for (Band band : bands) {
                if (value > band.above) {
                    return band.points;
                }
            }
            return lowest;
        }
    }

    private static Band band(double above, int points) {
        return new Band(above, points);
    }

    private record Band(double above, int points) {}
}
