package health.vigil.assessment;

import health.vigil.catalog.Condition;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Facts;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Kleene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an answer could still change: the most urgent level that an undecided tier naming a finding could give. */
final class Potential {
    private final List<Named> tiers = new ArrayList<>();

    private record Named(Rule.Tier tier, Set<String> codes) {}

    Potential(Knowledge knowledge) {
        for (Rule rule : knowledge.rules()) {
            for (Rule.Tier tier : rule.tiers()) {
                Set<String> codes = new LinkedHashSet<>();
                collect(tier.when(), codes);
                tiers.add(new Named(tier, Set.copyOf(codes)));
            }
        }
    }

    /** Level by identifier, for levels above {@code floor}; only tiers with a present finding or a gate's item count. */
    Map<String, TriageLevel> of(Facts derived, TriageLevel floor, Set<String> gateItems) {
        Map<String, TriageLevel> potential = new HashMap<>();
        for (Named named : tiers) {
            TriageLevel level = named.tier.level();
            if (level.compareTo(floor) <= 0 || !counts(named, derived, gateItems)) {
                continue;
            }
            if (ConditionWalk.stated(named.tier.when(), derived) == Kleene.UNKNOWN) {
                for (String code : named.codes) {
                    potential.merge(code, level, TriageLevel::orMoreUrgent);
                }
            }
        }
        return potential;
    }

    private static boolean counts(Named named, Facts derived, Set<String> gateItems) {
        for (String code : named.codes) {
            if (derived.isPresent(code) || gateItems.contains(code)) {
                return true;
            }
        }
        return false;
    }

    static void collect(Condition condition, Set<String> codes) {
        switch (condition) {
            case Condition.Present present -> codes.add(present.finding());
            case Condition.Compare compare -> codes.add(compare.number());
            case Condition.SexIs ignored -> codes.add("sex");
            case Condition.Not not -> collect(not.inner(), codes);
            case Condition.Maybe maybe -> collect(maybe.inner(), codes);
            case Condition.Unless unless -> collect(unless.inner(), codes);
            case Condition.And and -> and.parts().forEach(part -> collect(part, codes));
            case Condition.Or or -> or.parts().forEach(part -> collect(part, codes));
            case Condition.AtLeast atLeast -> atLeast.parts().forEach(part -> collect(part, codes));
            case Condition.Constant ignored -> {}
        }
    }
}
