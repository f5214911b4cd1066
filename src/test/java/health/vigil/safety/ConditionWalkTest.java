package health.vigil.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.Condition;
import health.vigil.catalog.Condition.And;
import health.vigil.catalog.Condition.AtLeast;
import health.vigil.catalog.Condition.Compare;
import health.vigil.catalog.Condition.Comparison;
import health.vigil.catalog.Condition.Constant;
import health.vigil.catalog.Condition.Maybe;
import health.vigil.catalog.Condition.Not;
import health.vigil.catalog.Condition.Or;
import health.vigil.catalog.Condition.Present;
import health.vigil.catalog.Condition.SexIs;
import health.vigil.catalog.Condition.Unless;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kleene's tables: here {@code yes} is present, {@code no} absent, {@code open} unknown. */
class ConditionWalkTest {
    private static final Condition YES = new Present("yes");
    private static final Condition NO = new Present("no");
    private static final Condition OPEN = new Present("open");
    private static final Condition OLD = new Compare("age", Comparison.AT_LEAST, 65);
    private static final Condition FEVER = new Compare("temp", Comparison.AT_LEAST, 38);
    private static final Condition SLOW = new Compare("hr", Comparison.LESS, 40);
    private static final Facts FACTS = new Facts(
            Map.of("yes", Presence.PRESENT, "no", Presence.ABSENT, "open", Presence.UNKNOWN),
            Map.of("age", 70.0),
            Set.of("temp"),
            Sex.FEMALE);

    static Stream<Arguments> readings() {
        Kleene yes = Kleene.TRUE;
        Kleene no = Kleene.FALSE;
        Kleene open = Kleene.UNKNOWN;
        return Stream.of(
                Arguments.of(YES, yes, yes),
                Arguments.of(NO, no, no),
                Arguments.of(OPEN, open, open),
                Arguments.of(new Present("never heard of"), open, open),
                Arguments.of(new Not(YES), no, no),
                Arguments.of(new Not(NO), yes, yes),
                Arguments.of(new Not(OPEN), open, open),
                Arguments.of(new And(List.of(YES, OPEN)), open, open),
                Arguments.of(new And(List.of(OPEN, NO)), no, no),
                Arguments.of(new And(List.of(YES, YES)), yes, yes),
                Arguments.of(new Or(List.of(NO, OPEN)), open, open),
                Arguments.of(new Or(List.of(OPEN, YES)), yes, yes),
                Arguments.of(new Or(List.of(NO, NO)), no, no),
                Arguments.of(new AtLeast(2, List.of(YES, OPEN, NO)), open, open),
                Arguments.of(new AtLeast(2, List.of(YES, OPEN, YES)), yes, yes),
                Arguments.of(new AtLeast(3, List.of(YES, OPEN, NO)), no, no),
                Arguments.of(new Maybe(OPEN), open, yes),
                Arguments.of(new Maybe(NO), no, no),
                Arguments.of(new Maybe(YES), yes, yes),
                Arguments.of(new Unless(OPEN), open, yes),
                Arguments.of(new Unless(NO), yes, yes),
                Arguments.of(new Unless(YES), no, no),
                Arguments.of(new Unless(new Unless(OPEN)), open, no),
                Arguments.of(new Not(new Maybe(OPEN)), open, no),
                Arguments.of(OLD, yes, yes),
                Arguments.of(new Not(OLD), no, no),
                Arguments.of(FEVER, open, open),
                Arguments.of(new Maybe(FEVER), open, yes),
                Arguments.of(new SexIs(Sex.FEMALE), yes, yes),
                Arguments.of(new SexIs(Sex.MALE), no, no),
                Arguments.of(new Constant(false), no, no));
    }

    @ParameterizedTest(name = "{0} is {1}, safely {2}")
    @MethodSource("readings")
    void condition_hasItsTwoReadings(Condition condition, Kleene stated, Kleene safe) {
        assertThat(ConditionWalk.stated(condition, FACTS)).isEqualTo(stated);
        assertThat(ConditionWalk.safe(condition, FACTS)).isEqualTo(safe);
    }

    @Test
    void unknownSex_isNeither() {
        Facts facts = new Facts(Map.of(), Map.of(), Set.of(), Sex.UNKNOWN);

        assertThat(ConditionWalk.stated(new SexIs(Sex.MALE), facts)).isEqualTo(Kleene.UNKNOWN);
        assertThat(ConditionWalk.couldHold(new SexIs(Sex.MALE), facts)).isTrue();
    }

    @ParameterizedTest(name = "{0} with {2} at {1}: {3}")
    @MethodSource("comparisons")
    void comparison_isExactAtItsBound(Comparison comparison, double bound, double value, boolean holds) {
        Facts facts = new Facts(Map.of(), Map.of("sbp", value), Set.of(), Sex.UNKNOWN);

        Kleene reading = ConditionWalk.stated(new Compare("sbp", comparison, bound), facts);

        assertThat(reading).isEqualTo(holds ? Kleene.TRUE : Kleene.FALSE);
    }

    static Stream<Arguments> comparisons() {
        return Stream.of(
                Arguments.of(Comparison.LESS, 90, 90, false),
                Arguments.of(Comparison.LESS, 90, 89.9, true),
                Arguments.of(Comparison.AT_MOST, 90, 90, true),
                Arguments.of(Comparison.AT_MOST, 90, 90.1, false),
                Arguments.of(Comparison.EQUAL, 90, 90, true),
                Arguments.of(Comparison.EQUAL, 90, 91, false),
                Arguments.of(Comparison.AT_LEAST, 90, 90, true),
                Arguments.of(Comparison.AT_LEAST, 90, 89.9, false),
                Arguments.of(Comparison.MORE, 90, 90, false),
                Arguments.of(Comparison.MORE, 90, 90.1, true));
    }

    static Stream<Arguments> possibilities() {
        return Stream.of(
                Arguments.of(OPEN, true),
                Arguments.of(NO, false),
                Arguments.of(new Not(OPEN), true),
                Arguments.of(new Not(YES), false),
                Arguments.of(new And(List.of(OPEN, NO)), false),
                Arguments.of(new And(List.of(OPEN, YES)), true),
                Arguments.of(new Or(List.of(OPEN, NO)), true),
                Arguments.of(new AtLeast(2, List.of(OPEN, NO, NO)), false),
                Arguments.of(new AtLeast(2, List.of(OPEN, YES, NO)), true),
                Arguments.of(new Not(new AtLeast(2, List.of(YES, YES, OPEN))), false),
                Arguments.of(new Not(new AtLeast(2, List.of(YES, NO, OPEN))), true),
                Arguments.of(FEVER, false),
                Arguments.of(new Not(FEVER), false),
                Arguments.of(new Maybe(FEVER), true),
                Arguments.of(new Unless(FEVER), true),
                Arguments.of(SLOW, true),
                Arguments.of(new Unless(YES), false),
                Arguments.of(new Maybe(NO), false));
    }

    @ParameterizedTest(name = "{0} could hold: {1}")
    @MethodSource("possibilities")
    void openItems_decideWhatCouldHold(Condition condition, boolean could) {
        assertThat(ConditionWalk.couldHold(condition, FACTS)).isEqualTo(could);
    }
}
