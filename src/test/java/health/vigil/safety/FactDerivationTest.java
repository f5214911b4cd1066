package health.vigil.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactDerivationTest {
    private static final FactDerivation DERIVATION = new FactDerivation(KnowledgeLoader.bundled());
    private static final Offset<Double> CLOSE = Assertions.within(0.001);

    @Test
    void years_giveMonthsAndDays() {
        Facts derived = derive(Sex.UNKNOWN, Map.of(), Map.of("age", 2.0));

        assertThat(derived.number("age_months")).isEqualTo(24.0);
        assertThat(derived.number("age_days")).isCloseTo(729.6, CLOSE);
    }

    @Test
    void days_giveMonthsAndYears() {
        Facts derived = derive(Sex.UNKNOWN, Map.of(), Map.of("age_days", 30.4));

        assertThat(derived.number("age_months")).isCloseTo(1, CLOSE);
        assertThat(derived.number("age")).isCloseTo(1 / 12.0, CLOSE);
    }

    @Test
    void statedMonths_standBesideYears() {
        Facts derived = derive(Sex.UNKNOWN, Map.of(), Map.of("age", 1.0, "age_months", 18.0));

        assertThat(derived.number("age_months")).isEqualTo(18.0);
    }

    @Test
    void measuredFever_winsOverNoFever() {
        Facts derived = derive(Sex.UNKNOWN, Map.of("fever", Presence.ABSENT), Map.of("temp", 38.0));

        assertThat(derived.presence("fever")).isEqualTo(Presence.PRESENT);
    }

    @Test
    void implications_chain() {
        Facts derived = derive(Sex.FEMALE, Map.of("repeated_vomiting_after_injury", Presence.PRESENT), Map.of());

        assertThat(derived.isPresent("vomiting")).isTrue();
        assertThat(derived.isPresent("head_injury")).isTrue();
    }

    @Test
    void man_isNotPregnantUnlessItWasStated() {
        Facts silent = derive(Sex.MALE, Map.of(), Map.of("age", 30.0));
        Facts stated = derive(Sex.MALE, Map.of("pregnant", Presence.PRESENT), Map.of("age", 30.0));

        assertThat(silent.presence("pregnant")).isEqualTo(Presence.ABSENT);
        assertThat(stated.presence("pregnant")).isEqualTo(Presence.PRESENT);
    }

    @Test
    void afterBirth_weeksOfPregnancyAreClosedAndNotKnown() {
        Facts derived = derive(Sex.FEMALE, Map.of("postpartum", Presence.PRESENT), Map.of("age", 30.0));

        assertThat(derived.number("weeks_pregnant")).isNull();
        assertThat(derived.isAnswered("weeks_pregnant")).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1} gives {2}")
    @CsvSource({
        "rr, 8, 3",
        "rr, 9, 1",
        "rr, 11, 1",
        "rr, 12, 0",
        "rr, 20, 0",
        "rr, 21, 2",
        "rr, 24, 2",
        "rr, 25, 3",
        "spo2, 91, 3",
        "spo2, 92, 2",
        "spo2, 93, 2",
        "spo2, 94, 1",
        "spo2, 95, 1",
        "spo2, 96, 0",
        "sbp, 90, 3",
        "sbp, 91, 2",
        "sbp, 100, 2",
        "sbp, 101, 1",
        "sbp, 110, 1",
        "sbp, 111, 0",
        "sbp, 219, 0",
        "sbp, 220, 3",
        "hr, 40, 3",
        "hr, 41, 1",
        "hr, 50, 1",
        "hr, 51, 0",
        "hr, 90, 0",
        "hr, 91, 1",
        "hr, 110, 1",
        "hr, 111, 2",
        "hr, 130, 2",
        "hr, 131, 3",
        "temp, 35.0, 3",
        "temp, 35.1, 1",
        "temp, 36.0, 1",
        "temp, 36.1, 0",
        "temp, 38.0, 0",
        "temp, 38.1, 1",
        "temp, 39.0, 1",
        "temp, 39.1, 2"
    })
    void news2_hasTheBandsOfTheCollege(String vital, double value, double points) {
        Facts derived = derive(Sex.FEMALE, Map.of(), Map.of("age", 50.0, vital, value));

        assertThat(derived.number("news2")).isEqualTo(points);
    }

    @Test
    void news2_addsWhatIsKnown() {
        Facts derived = derive(
                Sex.FEMALE,
                Map.of("confusion", Presence.PRESENT),
                Map.of("age", 50.0, "rr", 25.0, "spo2", 92.0, "temp", 38.5));

        assertThat(derived.number("news2")).isEqualTo(3.0 + 2 + 1 + 3);
    }

    @Test
    void news2_isNoScoreOfChildrenOrOfWordsAlone() {
        Facts child = derive(Sex.FEMALE, Map.of(), Map.of("age", 15.0, "rr", 30.0));
        Facts words = derive(Sex.FEMALE, Map.of("confusion", Presence.PRESENT), Map.of("age", 50.0));

        assertThat(child.number("news2")).isNull();
        assertThat(words.number("news2")).isNull();
    }

    @Test
    void marburg_countsWhatIsKnownAndWhatCouldBe() {
        Facts open = derive(Sex.UNKNOWN, Map.of("exertional_pain", Presence.PRESENT), Map.of("age", 60.0));
        Facts known = derive(
                Sex.FEMALE,
                Map.of(
                        "exertional_pain", Presence.PRESENT,
                        "patient_suspects_heart", Presence.ABSENT,
                        "chest_wall_tenderness", Presence.ABSENT,
                        "prior_mi", Presence.PRESENT),
                Map.of("age", 60.0));

        assertThat(open.number("mhs_min")).isEqualTo(1.0);
        assertThat(open.number("mhs_max")).isEqualTo(5.0);
        assertThat(known.number("mhs_min")).isEqualTo(3.0);
        assertThat(known.number("mhs_max")).isEqualTo(3.0);
    }

    private static Facts derive(Sex sex, Map<String, Presence> findings, Map<String, Double> numbers) {
        return DERIVATION.derive(new Facts(new HashMap<>(findings), new HashMap<>(numbers), Set.of(), sex));
    }
}
