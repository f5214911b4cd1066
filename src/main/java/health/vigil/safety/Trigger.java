package health.vigil.safety;

import health.vigil.catalog.Condition;
import health.vigil.catalog.Condition.And;
import health.vigil.catalog.Condition.AtLeast;
import health.vigil.catalog.Condition.Compare;
import health.vigil.catalog.Condition.Constant;
import health.vigil.catalog.Condition.Maybe;
import health.vigil.catalog.Condition.Not;
import health.vigil.catalog.Condition.Or;
import health.vigil.catalog.Condition.Present;
import health.vigil.catalog.Condition.SexIs;
import health.vigil.catalog.Condition.Unless;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Facts without any of which a condition cannot be true, in the safe reading: a finding that is present, one that is
 * absent, or a number that is known.
 */
record Trigger(Set<String> present, Set<String> absent, Set<String> known) {
    /** Known of nearly everybody, so that they tell nothing apart. */
    private static final Set<String> COMMON = Set.of("age", "age_months", "age_days", "mhs_min", "mhs_max", "news2");

    /** Empty when the condition can be true with nothing known, or when only common facts decide. */
    static Optional<Trigger> of(Condition condition) {
        return switch (condition) {
            case Present present -> Optional.of(new Trigger(Set.of(present.finding()), Set.of(), Set.of()));
            case Compare compare
            when !COMMON.contains(compare.number()) ->
                Optional.of(new Trigger(Set.of(), Set.of(), Set.of(compare.number())));
            case Not not
            when not.inner() instanceof Present present ->
                Optional.of(new Trigger(Set.of(), Set.of(present.finding()), Set.of()));
            case And and ->
                and.parts().stream().flatMap(part -> of(part).stream()).min(Comparator.comparingInt(Trigger::width));
            case Or or -> any(or.parts());
            case AtLeast atLeast when atLeast.count() > 0 -> any(atLeast.parts());
            case Compare compare -> Optional.empty();
            case Not not -> Optional.empty();
            case AtLeast atLeast -> Optional.empty();
            case Maybe maybe -> Optional.empty();
            case Unless unless -> Optional.empty();
            case SexIs sex -> Optional.empty();
            case Constant constant -> Optional.empty();
        };
    }

    private int width() {
        return present.size() + absent.size() + known.size();
    }

    private static Optional<Trigger> any(List<Condition> parts) {
        Trigger all = new Trigger(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Condition part : parts) {
            Optional<Trigger> one = of(part);
            if (one.isEmpty()) {
                return one;
            }
            all.present.addAll(one.get().present);
            all.absent.addAll(one.get().absent);
            all.known.addAll(one.get().known);
        }
        return Optional.of(all);
    }
}
