package health.vigil.safety;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Patients near the rules: most start from a rule's own case, so that tiers are on the edge of holding. */
final class RandomFacts {
    private static final double[] AGES = {0.02, 0.2, 0.8, 2, 4, 8, 15, 17, 24, 33, 38, 45, 52, 58, 66, 72, 81};

    private final Random random;
    private final List<Rule.Case> cases;
    private final List<String> findings;

    RandomFacts(Knowledge knowledge, long seed) {
        this.random = new Random(seed);
        this.cases = knowledge.rules().stream()
                .flatMap(rule -> rule.cases().stream())
                .toList();
        this.findings = List.copyOf(knowledge.findings().keySet());
    }

    Facts next() {
        Facts base = random.nextInt(5) == 0
                ? Facts.none()
                : cases.get(random.nextInt(cases.size())).facts();
        Map<String, Presence> presences = new HashMap<>(base.findings());
        for (int i = random.nextInt(8); i >= 0; i--) {
            presences.put(any(findings), random.nextInt(3) == 0 ? Presence.PRESENT : Presence.ABSENT);
        }
        Map<String, Double> numbers = new HashMap<>(base.numbers());
        if (random.nextInt(3) == 0) {
            List.of("age", "age_months", "age_days").forEach(numbers::remove);
        }
        if (random.nextInt(3) == 0) {
            numbers.put("age", AGES[random.nextInt(AGES.length)]);
            numbers.remove("age_months");
            numbers.remove("age_days");
        }
        Sex sex = random.nextInt(3) == 0 ? Sex.values()[random.nextInt(4)] : base.sex();
        return new Facts(presences, numbers, Set.of(), sex);
    }

    <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    static Facts with(Facts facts, String finding, Presence presence) {
        Map<String, Presence> changed = new HashMap<>(facts.findings());
        changed.put(finding, presence);
        return new Facts(changed, facts.numbers(), facts.notMeasured(), facts.sex());
    }
}
