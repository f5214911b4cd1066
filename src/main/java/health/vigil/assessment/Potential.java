package health.vigil.assessment;

import health.vigil.catalog.Condition;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Kleene;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an answer could still change: the most urgent level that an undecided tier naming a finding could give. */
final class Potential {
    private final List<Named> tiers = new ArrayList<>();

    private final Map<String, BitSet> byCode = new HashMap<>();

    private record Named(Rule.Tier tier, List<String> codes) {}

    Potential(Knowledge knowledge) {
        for (Rule rule : knowledge.rules()) {
            for (Rule.Tier tier : rule.tiers()) {
                Set<String> codes = new LinkedHashSet<>();
                collect(tier.when(), codes);
                for (String code : codes) {
                    byCode.computeIfAbsent(code, key -> new BitSet()).set(tiers.size());
                }
                tiers.add(new Named(tier, List.copyOf(codes)));
            }
        }
    }

    /** Level by identifier, for levels above {@code floor}; only tiers with a present finding or a gate's item count. */
    Map<String, TriageLevel> of(Facts derived, TriageLevel floor, Set<String> gateItems) {
        Map<String, TriageLevel> potential = new HashMap<>();
        BitSet counting = counting(derived, gateItems);
        for (int i = counting.nextSetBit(0); i >= 0; i = counting.nextSetBit(i + 1)) {
            Named named = tiers.get(i);
            TriageLevel level = named.tier.level();
            if (level.compareTo(floor) > 0 && ConditionWalk.stated(named.tier.when(), derived) == Kleene.UNKNOWN) {
                for (String code : named.codes) {
                    potential.merge(code, level, TriageLevel::orMoreUrgent);
                }
            }
        }
        return potential;
    }

    private BitSet counting(Facts derived, Set<String> gateItems) {
        BitSet counting = new BitSet(tiers.size());
        BitSet none = new BitSet();
        derived.findings().forEach((code, presence) -> {
            if (presence == Presence.PRESENT) {
                counting.or(byCode.getOrDefault(code, none));
            }
        });
        gateItems.forEach(code -> counting.or(byCode.getOrDefault(code, none)));
        return counting;
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
