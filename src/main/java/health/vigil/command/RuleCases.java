package health.vigil.command;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Place;
import health.vigil.catalog.Rule;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.RedFlagScreen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs every rule's own cases through the screen that patients get. */
final class RuleCases {
    private RuleCases() {}

    /**
     * A case that does not come out as its author wrote.
     *
     * @param expected level of this rule, null for none
     * @param got level of this rule, null for none
     */
    record Failure(
            String rule,
            Place place,
            @Nullable TriageLevel expected,
            @Nullable TriageLevel got) {

        @Override
        public String toString() {
            return place + ": " + rule + " gives " + name(got) + ", its case expects " + name(expected);
        }

        static String name(@Nullable TriageLevel level) {
            return level == null ? "none" : level.wire();
        }
    }

    static List<Failure> failing(Knowledge knowledge) {
        RedFlagScreen screen = new RedFlagScreen(knowledge);
        return knowledge.rules().stream()
                .flatMap(rule -> rule.cases().stream().map(one -> run(screen, rule, one)))
                .filter(outcome -> outcome.expected() != outcome.got())
                .toList();
    }

    private static Failure run(RedFlagScreen screen, Rule rule, Rule.Case one) {
        TriageLevel got = screen.screen(one.facts()).flags().stream()
                .filter(flag -> flag.rule().equals(rule.id()))
                .map(RedFlag::level)
                .max(TriageLevel::compareTo)
                .orElse(null);
        return new Failure(rule.id(), one.place(), one.level(), got);
    }
}
