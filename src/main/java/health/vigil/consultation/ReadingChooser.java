package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.clinical.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a series of readings count. A fresh and possible one is a measurement; of several, the one farthest from what
 * is usual. An old one can only raise, as a supposition; an impossible one counts for nothing. Both are asked again.
 */
public final class ReadingChooser {
    /** How old a reading may be to say how someone is now (review: clinician). */
    static final Duration FRESH = Duration.ofMinutes(60);

    /** How far a device's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Knowledge knowledge;

    public ReadingChooser(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * @param measured value by code
     * @param old value by code, where there is no fresh one
     * @param again codes that must be measured again
     */
    public record Chosen(Map<String, Double> measured, Map<String, Double> old, List<String> again) {
        public Chosen {
            measured = Map.copyOf(measured);
            old = Map.copyOf(old);
            again = List.copyOf(again);
        }
    }

    public Chosen choose(List<Reading> readings, Instant now) {
        Map<String, Double> measured = new LinkedHashMap<>();
        Map<String, Double> old = new LinkedHashMap<>();
        Set<String> again = new LinkedHashSet<>();
        for (Reading reading : readings) {
            boolean possible = isPossible(reading);
            if (possible) {
                (isFresh(reading, now) ? measured : old)
                        .merge(reading.code(), reading.value(), (a, b) -> farther(reading.code(), a, b));
            }
            if (!possible || !isFresh(reading, now)) {
                again.add(reading.code());
            }
        }
        old.keySet().removeAll(measured.keySet());
        again.removeAll(measured.keySet());
        return new Chosen(measured, old, new ArrayList<>(again));
    }

    private boolean isPossible(Reading reading) {
        NumberEntry entry = knowledge.numbers().get(reading.code());
        return entry != null && reading.value() >= entry.low() && reading.value() <= entry.high();
    }

    private static boolean isFresh(Reading reading, Instant now) {
        Instant at = reading.at();
        return at != null && !at.isBefore(now.minus(FRESH)) && !at.isAfter(now.plus(AHEAD));
    }

    private double farther(String code, double one, double other) {
        double usual = knowledge.codings().usual().getOrDefault(code, 0.0);
        return Math.abs(other - usual) >= Math.abs(one - usual) ? other : one;
    }
}
