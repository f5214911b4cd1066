package health.vigil.safety;

import health.vigil.catalog.Condition;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Facts;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.RedFlag.Basis;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts to red flags, by the rules alone. */
public final class RedFlagScreen {
    private final List<Rule> rules;
    private final FactDerivation derivation;
    private final ConditionIndex tiers;

    public RedFlagScreen(Knowledge knowledge) {
        this(knowledge, new FactDerivation(knowledge));
    }

    RedFlagScreen(Knowledge knowledge, FactDerivation derivation) {
        this.rules = knowledge.rules();
        this.derivation = derivation;
        this.tiers = new ConditionIndex(rules.stream()
                .flatMap(rule -> rule.tiers().stream().map(Rule.Tier::when))
                .toList());
    }

    /** @param facts as stated; deriving from them is part of screening */
    public Screening screen(Facts facts) {
        Facts derived = derivation.derive(facts);
        List<RedFlag> flags = new ArrayList<>();
        BitSet candidates = tiers.candidates(derived);
        int first = 0;
        for (Rule rule : rules) {
            int next = candidates.nextSetBit(first);
            if (next >= 0 && next < first + rule.tiers().size()) {
                screen(rule, derived, flags);
            }
            first += rule.tiers().size();
        }
        flags.sort(Comparator.comparing(RedFlag::level).reversed());
        return new Screening(derived, flags);
    }

    private static void screen(Rule rule, Facts facts, List<RedFlag> flags) {
        RedFlag assumed = null;
        List<Rule.Tier> tiers = rule.tiers();
        for (int i = 0; i < tiers.size(); i++) {
            Condition when = tiers.get(i).when();
            if (!ConditionWalk.SAFE.is(when, true, facts)) {
                continue;
            }
            if (ConditionWalk.STATED.is(when, true, facts)) {
                RedFlag fired = flag(rule, i, tiers.get(i).level(), Basis.FIRED, facts);
                add(assumed, fired.level(), flags);
                flags.add(fired);
                return;
            }
            if (assumed == null) {
                assumed = flag(rule, i, counted(tiers.get(i), facts), Basis.ASSUMED, facts);
            }
        }
        add(assumed, null, flags);
    }

    private static void add(@Nullable RedFlag assumed, @Nullable TriageLevel fired, List<RedFlag> flags) {
        if (assumed != null && (fired == null || !fired.isAtLeast(assumed.level()))) {
            flags.add(assumed);
        }
    }

    /** The level an assumed tier counts as: a few wait at a milder one while an exit is being asked about. */
    private static TriageLevel counted(Rule.Tier tier, Facts facts) {
        Rule.Waiting waits = tier.waits();
        return waits != null && ConditionWalk.SAFE.is(waits.when(), true, facts) ? waits.at() : tier.level();
    }

    private static RedFlag flag(Rule rule, int tier, TriageLevel level, Basis basis, Facts facts) {
        Evidence evidence = Evidence.of(rule.tiers().get(tier).when(), facts);
        return new RedFlag(
                rule.id(),
                tier,
                level,
                basis,
                basis == Basis.ASSUMED ? evidence.assumed() : List.of(),
                evidence.findings());
    }
}
