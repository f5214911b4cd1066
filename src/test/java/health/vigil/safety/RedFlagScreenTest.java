package health.vigil.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.RedFlag.Basis;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a flag tells beside its level: whether it is proved, by what, and what was assumed. */
class RedFlagScreenTest {
    private static final RedFlagScreen SCREEN = new RedFlagScreen(KnowledgeLoader.bundled());

    @Test
    void painAndSweatNow_fireOnWhatWasStated() {
        RedFlag flag = first("CP-01", Map.of("age", 56.0), "chest_pain", "chest_active", "diaphoresis");

        assertThat(flag.basis()).isEqualTo(Basis.FIRED);
        assertThat(flag.level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(flag.findings()).containsExactly("chest_pain", "chest_active", "age", "diaphoresis");
        assertThat(flag.assumed()).isEmpty();
    }

    @Test
    void timeOfPainNotSaid_isAssumedNow() {
        RedFlag flag = first("CP-01", Map.of("age", 56.0), "chest_pain", "diaphoresis");

        assertThat(flag.basis()).isEqualTo(Basis.ASSUMED);
        assertThat(flag.assumed()).containsExactly("chest_active");
        assertThat(flag.findings()).containsExactly("chest_pain", "age", "diaphoresis");
    }

    @Test
    void unprovedWayOut_isAssumedNotTaken() {
        // given: a bump on the head of which nothing harmless has been said yet
        RedFlag flag = first("OT-20", Map.of("age", 30.0), "head_injury");

        assertThat(flag.basis()).isEqualTo(Basis.ASSUMED);
        assertThat(flag.assumed()).contains("vomiting", "headache").doesNotContain("head_injury", "age");
    }

    @Test
    void assumedFlag_standsOnlyAboveAFiredOne() {
        Screening screening = screen(Map.of("age", 45.0), "chest_pain", "chest_active", "diaphoresis");

        assertThat(screening.flags())
                .filteredOn(flag -> flag.rule().equals("CP-01"))
                .singleElement()
                .matches(RedFlag::isFired);
        assertThat(screening.flags()).extracting(RedFlag::level).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void pressingHurts_longChestPainWaitsAtEmergencyWhileItsExitIsOpen() {
        RedFlag waiting =
                first("CP-04", Map.of("age", 35.0, "chest_duration_min", 20.0), "chest_pain", "chest_wall_tenderness");
        RedFlag silent = first("CP-04", Map.of("age", 35.0, "chest_duration_min", 20.0), "chest_pain");
        RedFlag noExit =
                first("CP-04", Map.of("age", 45.0, "chest_duration_min", 20.0), "chest_pain", "chest_wall_tenderness");

        assertThat(waiting.level()).isEqualTo(TriageLevel.EMERGENCY);
        assertThat(waiting.tier()).isZero();
        assertThat(silent.level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(noExit.level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
    }

    private static RedFlag first(String rule, Map<String, Double> numbers, String... present) {
        return screen(numbers, present).flags().stream()
                .filter(flag -> flag.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Screening screen(Map<String, Double> numbers, String... present) {
        Map<String, Presence> findings = new HashMap<>();
        for (String finding : present) {
            findings.put(finding, Presence.PRESENT);
        }
        return SCREEN.screen(new Facts(findings, numbers, Set.of(), Sex.MALE));
    }
}
