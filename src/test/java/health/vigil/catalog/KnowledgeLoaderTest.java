package health.vigil.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.Condition.AtLeast;
import health.vigil.catalog.Condition.Compare;
import health.vigil.catalog.Condition.Comparison;
import health.vigil.catalog.Condition.Maybe;
import health.vigil.catalog.Condition.Or;
import health.vigil.catalog.Condition.Present;
import health.vigil.clinical.TriageLevel;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The knowledge this program ships with. */
class KnowledgeLoaderTest {
    private static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();

    @Test
    void bundledKnowledge_isTheWholeSpecification() {
        assertThat(KNOWLEDGE.rules()).extracting(Rule::id).hasSize(129).doesNotHaveDuplicates();
        assertThat(KNOWLEDGE.rules().stream()
                        .mapToInt(rule -> rule.tiers().size())
                        .sum())
                .as("483 tiers of the specification, the Marburg age margin, and two of VT-03")
                .isEqualTo(486);
        assertThat(KNOWLEDGE.gates()).hasSize(34);
        assertThat(KNOWLEDGE.ends()).hasSize(84);
        assertThat(KNOWLEDGE.hazards())
                .as("69 of the specification, and that of pictures and voice")
                .hasSize(70);
        assertThat(KNOWLEDGE.departments()).hasSize(38);
        assertThat(KNOWLEDGE.findings()).hasSizeGreaterThanOrEqualTo(407);
        assertThat(KNOWLEDGE.regions()).containsKeys("CN", "HK", "GB", "UK");
    }

    @Test
    void everyEntry_knowsItsFileAndLine() {
        Rule rule = KNOWLEDGE.rules().get(0);

        assertThat(rule.id()).isEqualTo("CP-01");
        assertThat(rule.place()).hasToString("rules-chest.yaml:7");
        assertThat(rule.cases().get(0).place().line())
                .isGreaterThan(rule.place().line());
    }

    @Test
    void macros_areResolvedAndComparisonsRead() {
        assertThat(KNOWLEDGE.macros().get("active")).isEqualTo(new Maybe(new Present("chest_active")));
        assertThat(KNOWLEDGE.macros().get("adult")).isEqualTo(new Maybe(new Compare("age", Comparison.AT_LEAST, 16)));
        Set<String> names = new HashSet<>();
        KNOWLEDGE.rules().forEach(rule -> rule.tiers().forEach(tier -> names(tier.when(), names)));
        assertThat(names).isSubsetOf(KNOWLEDGE.findings().keySet());
    }

    @Test
    void nestedOrs_areOneOr() {
        Condition chest = Objects.requireNonNull(KNOWLEDGE.macros().get("chest"));

        assertThat(((Or) chest).parts()).hasSize(5).allMatch(Present.class::isInstance);
    }

    @Test
    void ambulanceTierOfLongChestPain_waitsWhileItsExitIsAsked() {
        Rule rule = KNOWLEDGE.rules().stream()
                .filter(r -> r.id().equals("CP-04"))
                .findFirst()
                .orElseThrow();

        Rule.Waiting waits = rule.tiers().get(0).waits();

        assertThat(waits).isNotNull().extracting(Rule.Waiting::at).isEqualTo(TriageLevel.EMERGENCY);
        assertThat(rule.tiers().get(1).waits()).isNull();
    }

    private static void names(Condition condition, Set<String> found) {
        switch (condition) {
            case Present present -> found.add(present.finding());
            case Condition.Not not -> names(not.inner(), found);
            case Condition.Unless unless -> names(unless.inner(), found);
            case Maybe maybe -> names(maybe.inner(), found);
            case Condition.And and -> and.parts().forEach(part -> names(part, found));
            case Or or -> or.parts().forEach(part -> names(part, found));
            case AtLeast atLeast -> List.copyOf(atLeast.parts()).forEach(part -> names(part, found));
            case Compare compare -> {}
            case Condition.SexIs sex -> {}
            case Condition.Constant constant -> {}
        }
    }
}
