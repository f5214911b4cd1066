package health.vigil.catalog;

import health.vigil.catalog.Rule.Tier;
import java.util.List;

/** Whether every tier of a rule can be its result: most urgent first, none impossible, none hidden by an earlier one. */
final class TierOrder {
    private TierOrder() {}

    static void check(Rule rule, List<Place> places, Problems problems) {
        List<Tier> tiers = rule.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            if (i > 0
                    && tier.level().isAtLeast(tiers.get(i - 1).level())
                    && tier.level() != tiers.get(i - 1).level()) {
                problems.add(places.get(i), "tiers must stand most urgent first");
            }
            if (Implication.isImpossible(tier.when())) {
                problems.add(places.get(i), "this tier can never hold");
            }
            for (int earlier = 0; earlier < i; earlier++) {
                if (Implication.holds(tier.when(), tiers.get(earlier).when())) {
                    problems.add(
                            places.get(i),
                            "this tier is never reached: tier " + (earlier + 1) + " holds whenever it does");
                    break;
                }
            }
        }
    }
}
