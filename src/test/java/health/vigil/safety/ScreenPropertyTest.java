package health.vigil.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.Condition;
import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every patient, tried on many; the seed stands in each name. */
class ScreenPropertyTest {
    private static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    private static final RedFlagScreen SCREEN = new RedFlagScreen(KNOWLEDGE);
    private static final int PATIENTS = 4_000;

    @Test
    void oneMoreDangerFinding_neverLowers_seed7() {
        // given
        Set<String> lowering = new HashSet<>();
        KNOWLEDGE.rules().forEach(rule -> rule.tiers().forEach(tier -> lowering(tier.when(), true, lowering)));
        KNOWLEDGE
                .derivations()
                .forEach(d -> d.implied().stream()
                        .filter(lowering::contains)
                        .findAny()
                        .ifPresent(i -> named(d.when(), lowering)));
        List<String> dangers = KNOWLEDGE.findings().values().stream()
                .filter(entry -> entry.danger() && !lowering.contains(entry.id()))
                .map(FindingEntry::id)
                .toList();
        assertThat(dangers).hasSizeGreaterThan(200);
        RandomFacts patients = new RandomFacts(KNOWLEDGE, 7);
        List<String> lowered = new ArrayList<>();

        // when
        for (int i = 0; i < PATIENTS; i++) {
            Facts facts = patients.next();
            String danger = patients.any(dangers);
            TriageLevel before = level(facts);
            TriageLevel after = level(RandomFacts.with(facts, danger, Presence.PRESENT));
            if (!after.isAtLeast(before)) {
                lowered.add(danger + " lowers " + before + " to " + after + ": " + facts);
            }
        }

        // then
        assertThat(lowered).isEmpty();
    }

    @Test
    void takingBackANo_neverLowers_seed11() {
        // given
        RandomFacts patients = new RandomFacts(KNOWLEDGE, 11);
        List<String> lowered = new ArrayList<>();

        // when
        for (int i = 0; i < PATIENTS; i++) {
            Facts facts = patients.next();
            TriageLevel before = level(facts);
            for (Map.Entry<String, Presence> finding : facts.findings().entrySet()) {
                if (finding.getValue() == Presence.ABSENT
                        && !level(RandomFacts.with(facts, finding.getKey(), Presence.UNKNOWN))
                                .isAtLeast(before)) {
                    lowered.add(finding.getKey() + " unknown lowers " + before + ": " + facts);
                }
            }
        }

        // then
        assertThat(lowered).isEmpty();
    }

    private static TriageLevel level(Facts facts) {
        return SCREEN.screen(facts).flags().stream()
                .map(RedFlag::level)
                .max(TriageLevel::compareTo)
                .orElse(TriageLevel.SELF_CARE);
    }

    /** Findings whose presence can make a condition less true: those under an odd number of negations. */
    private static void lowering(Condition condition, boolean helps, Set<String> found) {
        switch (condition) {
            case Condition.Present present -> {
                if (!helps) {
                    found.add(present.finding());
                }
            }
            case Condition.Not not -> lowering(not.inner(), !helps, found);
            case Condition.Unless unless -> lowering(unless.inner(), !helps, found);
            case Condition.Maybe maybe -> lowering(maybe.inner(), helps, found);
            case Condition.And and -> and.parts().forEach(part -> lowering(part, helps, found));
            case Condition.Or or -> or.parts().forEach(part -> lowering(part, helps, found));
            case Condition.AtLeast atLeast -> atLeast.parts().forEach(part -> lowering(part, helps, found));
            case Condition.Compare compare -> {}
            case Condition.SexIs sex -> {}
            case Condition.Constant constant -> {}
        }
    }

    private static void named(Condition condition, Set<String> found) {
        lowering(condition, true, found);
        lowering(condition, false, found);
    }
}
