package health.vigil.safety;

import health.vigil.catalog.Derivation;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows from the facts before any rule looks at them: ages in every unit, what findings imply, what cannot apply
 * to this patient, and the scores.
 */
final class FactDerivation {
    private static final int MONTHS_A_YEAR = 12;
    private static final double DAYS_A_MONTH = 30.4;

    private final List<Derivation> derivations;
    private final Set<String> numeric;
    private final boolean scoresVitals;

    FactDerivation(Knowledge knowledge) {
        this(knowledge, true);
    }

    /** @param scoresVitals whether NEWS2 is computed where it is not given */
    FactDerivation(Knowledge knowledge, boolean scoresVitals) {
        this.derivations = knowledge.derivations();
        this.numeric = Set.copyOf(knowledge.numbers().keySet());
        this.scoresVitals = scoresVitals;
    }

    Facts derive(Facts stated) {
        return new Draft(stated).derive();
    }

    /** Facts on the way: changed in place, frozen again only where a condition has to see a change. */
    private final class Draft {
        private final Map<String, Presence> findings;
        private final Map<String, Double> numbers;
        private final Set<String> notMeasured;
        private final Sex sex;
        private Facts frozen;
        private boolean changed;

        Draft(Facts facts) {
            this.findings = new HashMap<>(facts.findings());
            this.numbers = new HashMap<>(facts.numbers());
            this.notMeasured = new HashSet<>(facts.notMeasured());
            this.sex = facts.sex();
            this.frozen = facts;
        }

        Facts derive() {
            ages();
            boolean settled;
            do {
                settled = true;
                for (Derivation derivation : derivations) {
                    settled &= !ConditionWalk.SAFE.is(derivation.when(), true, frozen()) || !apply(derivation);
                }
            } while (!settled);
            int[] marburg = MarburgScore.of(frozen());
            numbers.put("mhs_min", (double) marburg[0]);
            numbers.put("mhs_max", (double) marburg[1]);
            if (scoresVitals) {
                Double news2 = News2Score.of(frozen());
                if (news2 != null) {
                    numbers.putIfAbsent("news2", news2);
                }
            }
            changed = true;
            return frozen();
        }

        private void ages() {
            fill("age_months", "age", MONTHS_A_YEAR);
            fill("age_months", "age_days", 1 / DAYS_A_MONTH);
            fill("age", "age_months", 1.0 / MONTHS_A_YEAR);
            fill("age_days", "age_months", DAYS_A_MONTH);
        }

        private void fill(String unknown, String known, double factor) {
            Double value = numbers.get(known);
            if (value != null && numbers.putIfAbsent(unknown, value * factor) == null) {
                notMeasured.remove(unknown);
                changed = true;
            }
        }

        private boolean apply(Derivation derivation) {
            boolean news = false;
            for (String id : derivation.implied()) {
                news |= findings.put(id, Presence.PRESENT) != Presence.PRESENT;
            }
            for (String id : derivation.closed()) {
                if (numeric.contains(id)) {
                    news |= !numbers.containsKey(id) && notMeasured.add(id);
                } else if (findings.getOrDefault(id, Presence.UNKNOWN) == Presence.UNKNOWN) {
                    findings.put(id, Presence.ABSENT);
                    news = true;
                }
            }
            changed |= news;
            return news;
        }

        private Facts frozen() {
            if (changed) {
                frozen = new Facts(findings, numbers, notMeasured, sex);
                changed = false;
            }
            return frozen;
        }
    }
}
