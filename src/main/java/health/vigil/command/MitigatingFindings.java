package health.vigil.command;

import health.vigil.catalog.Condition;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The identifiers whose being known can lower a level: all that stand under {@code unless} in some tier. Whoever adds a
 * rule looks here first, because these are the ways out of an emergency.
 */
final class MitigatingFindings {
    private final SortedSet<String> found = new TreeSet<>();

    private MitigatingFindings() {}

    static SortedSet<String> of(Knowledge knowledge) {
        MitigatingFindings findings = new MitigatingFindings();
        for (Rule rule : knowledge.rules()) {
            rule.tiers().forEach(tier -> findings.walk(tier.when(), false));
        }
        return findings.found;
    }

    private void walk(Condition condition, boolean isWayOut) {
        switch (condition) {
            case Condition.Present present -> keep(present.finding(), isWayOut);
            case Condition.Compare compare -> keep(compare.number(), isWayOut);
            case Condition.SexIs sex -> keep("sex", isWayOut);
            case Condition.Not not -> walk(not.inner(), isWayOut);
            case Condition.And and -> and.parts().forEach(part -> walk(part, isWayOut));
            case Condition.Or or -> or.parts().forEach(part -> walk(part, isWayOut));
            case Condition.AtLeast atLeast -> atLeast.parts().forEach(part -> walk(part, isWayOut));
            case Condition.Maybe maybe -> walk(maybe.inner(), isWayOut);
            case Condition.Unless unless -> walk(unless.inner(), true);
            case Condition.Constant constant -> {}
        }
    }

    private void keep(String identifier, boolean isWayOut) {
        if (isWayOut) {
            found.add(identifier);
        }
    }
}
