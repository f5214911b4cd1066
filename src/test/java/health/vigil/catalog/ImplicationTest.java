package health.vigil.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tier makes a later one pointless; written as conditions are. */
class ImplicationTest {
    private static final ConditionReader READER =
            new ConditionReader(Set.of("a", "b", "c"), Set.of("x", "y"), Map.of(), new Problems());

    @ParameterizedTest(name = "{0} implies {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a; a; true",
                "a; b; false",
                "a && b; a; true",
                "a; a && b; false",
                "a; a || b; true",
                "a || b; a; false",
                "a && c; (a || b) && c; true",
                "(a && b) || (a && c); a; true",
                "a; true; true",
                "false; a; true",
                "x >= 65; x >= 40; true",
                "x >= 40; x >= 65; false",
                "x > 40; x >= 40; true",
                "x >= 40; x > 40; false",
                "x < 3; x <= 3; true",
                "x <= 3; x < 3; false",
                "x == 3.0; x >= 3; true",
                "x >= 65; y >= 40; false",
                "x == 3.0; x == 3.0; true",
                "x >= 3; x == 3.0; false",
                "x < 3; x >= 1; false",
                "a; maybe(a); true",
                "maybe(a); a; false",
                "maybe(a && b); maybe(a); true",
                "!a; unless(a); true",
                "unless(a); !a; false",
                "unless(a || b); unless(a); true",
                "unless(a); unless(a || b); false",
                "!(a || b); !a; true",
                "!a; !b; false",
                "'atleast(2, [a, b])'; 'atleast(1, [a, b, c])'; true",
                "'atleast(1, [a, b])'; 'atleast(2, [a, b, c])'; false",
                "sex == \"male\"; sex == \"female\"; false",
                "a && !a; b; true"
            })
    void earlierTier_hidesWhatImpliesIt(String later, String earlier, boolean hidden) {
        assertThat(Implication.holds(read(later), read(earlier))).isEqualTo(hidden);
    }

    @ParameterizedTest(name = "{0} impossible: {1}")
    @MethodSource("possibilities")
    void contradiction_canNeverHold(String condition, boolean impossible) {
        assertThat(Implication.isImpossible(read(condition))).isEqualTo(impossible);
    }

    static Stream<Arguments> possibilities() {
        return Stream.concat(
                List.of(
                                "false",
                                "a && !a",
                                "a && false",
                                "false || (b && !b)",
                                "atleast(3, [a, b])",
                                "!true",
                                "unless(true)",
                                "x < 3 && x >= 5",
                                "x > 3 && x <= 3",
                                "maybe(false)",
                                "sex == \"male\" && sex == \"female\"")
                        .stream()
                        .map(text -> Arguments.of(text, true)),
                List.of(
                                "true",
                                "a",
                                "a || false",
                                "x >= 3 && x <= 3",
                                "x < 3 || x >= 5",
                                "x < 3 && y >= 5",
                                "atleast(2, [a, b])",
                                "unless(a)")
                        .stream()
                        .map(text -> Arguments.of(text, false)));
    }

    private static Condition read(String text) {
        return READER.read(text, new Place("here", 1));
    }
}
