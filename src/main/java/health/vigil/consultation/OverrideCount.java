package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts by rule where clinicians set another level, for the safety officer: {@code under} where they raised it, {@code
 * over} where they lowered it. Rule ids and complaints only, never words (I7).
 */
@Singleton
final class OverrideCount {
    private static final String METER = "vigil.clinician.overrides";
    private static final String NONE = "none";

    private final MeterRegistry meters;

    OverrideCount(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param before as it stood when the clinician acted */
    void count(Consultation before, Act act) {
        Assessment judged = before.assessment();
        if (!(act instanceof Act.Level set) || set.level() == judged.level()) {
            return;
        }
        String direction = set.level().compareTo(judged.level()) > 0 ? "under" : "over";
        String complaint = judged.presentingComplaint();
        Set<String> rules = rules(judged);
        for (String rule : rules.isEmpty() ? Set.of(NONE) : rules) {
            meters.counter(
                            METER,
                            "rule",
                            rule,
                            "direction",
                            direction,
                            "complaint",
                            complaint.isEmpty() ? NONE : complaint)
                    .increment();
        }
    }

    /** The rules that gave the level; of a level that only gates gave, none. */
    private static Set<String> rules(Assessment judged) {
        TriageLevel level = judged.floor();
        return level == TriageLevel.SELF_CARE
                ? Set.of()
                : judged.redFlags().stream()
                        .filter(flag -> flag.level() == level)
                        .map(RedFlag::rule)
                        .collect(Collectors.toSet());
    }
}
