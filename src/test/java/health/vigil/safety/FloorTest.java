package health.vigil.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.RedFlag.Basis;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** I2: what stated facts have fired never falls; what was assumed falls when exactly the assumed item is answered. */
class FloorTest {
    private static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    private static final RedFlagScreen SCREEN = new RedFlagScreen(KNOWLEDGE);

    @Test
    void I2_firedLevel_staysWhenEverythingIsDenied() {
        // given
        Floor floor = turn(Floor.none(), facts(45, "chest_pain", "chest_active", "diaphoresis"));

        // when
        Floor later = turn(floor, facts(45, "-chest_pain", "-chest_active", "-diaphoresis"));

        // then
        assertThat(floor.level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(later).isEqualTo(floor);
    }

    @Test
    void I2_assumedAtAmbulance_staysWhenTheAssumedItemIsDenied() {
        // given
        Floor floor = turn(Floor.none(), facts(45, "chest_pain", "diaphoresis"));
        assertThat(floor.held()).first().extracting(RedFlag::basis).isEqualTo(Basis.ASSUMED);

        // when
        Floor later = turn(floor, facts(45, "chest_pain", "diaphoresis", "-chest_active"));

        // then
        assertThat(later.level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
    }

    @Test
    void I2_assumedBelowAmbulance_fallsOnlyWithItsOwnAnswer() {
        // given: a flag that counted an unknown to the safer side
        RedFlag flag = new RedFlag("X-1", 0, TriageLevel.EMERGENCY, Basis.ASSUMED, List.of("vomiting"), List.of());
        Floor floor = Floor.none().next(new Screening(Facts.none(), List.of(flag)), Facts.none());
        Screening nothing = new Screening(Facts.none(), List.of());

        // when
        Floor other = floor.next(nothing, facts(30, "-headache"));
        Floor answered = floor.next(nothing, facts(30, "-vomiting"));

        // then
        assertThat(other).isEqualTo(floor);
        assertThat(answered).isEqualTo(Floor.none());
    }

    @Test
    void I2_assumedThenProved_isHeldAsFired() {
        // given
        Floor floor = turn(Floor.none(), facts(45, "chest_pain", "diaphoresis"));

        // when
        Floor later = turn(floor, facts(45, "chest_pain", "diaphoresis", "chest_active"));

        // then
        assertThat(later.held())
                .filteredOn(flag -> flag.rule().equals("CP-01"))
                .singleElement()
                .matches(RedFlag::isFired);
    }

    @Test
    void I2_noSequenceOfTurns_lowersTheFiredFloor_seed23() {
        // given
        RandomFacts patients = new RandomFacts(KNOWLEDGE, 23);
        List<String> fallen = new ArrayList<>();

        // when
        for (int i = 0; i < 1_000; i++) {
            Floor floor = Floor.none();
            TriageLevel fired = TriageLevel.SELF_CARE;
            for (int turn = 0; turn < 6; turn++) {
                Screening now = SCREEN.screen(patients.next());
                Floor next = floor.next(now, now.derived());
                for (RedFlag flag : now.flags()) {
                    fired = flag.isFired() ? fired.orMoreUrgent(flag.level()) : fired;
                    if (!next.level().isAtLeast(flag.level())) {
                        fallen.add("below a flag of the turn: " + flag);
                    }
                }
                if (!next.ratcheted().isAtLeast(floor.ratcheted())
                        || !next.ratcheted().isAtLeast(fired)) {
                    fallen.add(floor + " falls to " + next);
                }
                floor = next;
            }
        }

        // then
        assertThat(fallen).isEmpty();
    }

    @Test
    void correctedVital_withdrawsWhatRestsOnItAlone() {
        // given
        Facts wrong = withNumber(facts(45, "headache"), "sbp", 60);
        Facts right = withNumber(facts(45, "headache"), "sbp", 130);
        Floor floor = turn(Floor.none(), wrong);
        assertThat(floor.level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);

        // when
        Floor corrected = floor.withdraw(SCREEN.screen(wrong), SCREEN.screen(right));

        // then
        assertThat(corrected.level().isAtLeast(TriageLevel.EMERGENCY)).isFalse();
    }

    @Test
    void correctedVital_keepsWhatWasFiredWithoutIt() {
        // given
        Floor fired = turn(Floor.none(), facts(45, "chest_pain", "chest_active", "altered_consciousness"));
        Facts wrong = withNumber(facts(45, "-chest_pain", "-altered_consciousness"), "sbp", 60);
        Facts right = withNumber(facts(45, "-chest_pain", "-altered_consciousness"), "sbp", 130);
        Floor floor = turn(fired, wrong);

        // when
        Floor corrected = floor.withdraw(SCREEN.screen(wrong), SCREEN.screen(right));

        // then
        assertThat(corrected.held())
                .filteredOn(flag -> flag.rule().equals("VT-01"))
                .allSatisfy(flag -> assertThat(flag.findings()).contains("altered_consciousness"))
                .isNotEmpty();
        assertThat(corrected.ratcheted()).isEqualTo(fired.ratcheted());
    }

    private static Floor turn(Floor floor, Facts facts) {
        Screening now = SCREEN.screen(facts);
        return floor.next(now, now.derived());
    }

    private static Facts facts(double age, String... findings) {
        Map<String, Presence> presences = new HashMap<>();
        for (String finding : findings) {
            boolean absent = finding.startsWith("-");
            presences.put(absent ? finding.substring(1) : finding, absent ? Presence.ABSENT : Presence.PRESENT);
        }
        return new Facts(presences, Map.of("age", age), Set.of(), Sex.MALE);
    }

    private static Facts withNumber(Facts facts, String code, double value) {
        Map<String, Double> numbers = new HashMap<>(facts.numbers());
        numbers.put(code, value);
        return new Facts(facts.findings(), numbers, facts.notMeasured(), facts.sex());
    }
}
