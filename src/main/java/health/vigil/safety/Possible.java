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
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import java.util.List;

/** What a condition could still become, each open item taken for itself. */
final class Possible {
    private Possible() {}

    /** Whether some answers give the condition this truth; errs towards yes. */
    static boolean could(Condition condition, boolean truth, Facts facts) {
        return switch (condition) {
            case Present present -> {
                Presence presence = facts.presence(present.finding());
                yield presence == Presence.UNKNOWN || (presence == Presence.PRESENT) == truth;
            }
            case Compare compare -> {
                Double number = facts.number(compare.number());
                yield number == null
                        ? !facts.notMeasured().contains(compare.number())
                        : ConditionWalk.compares(compare, number) == truth;
            }
            case SexIs sexIs -> facts.sex() == Sex.UNKNOWN || (facts.sex() == sexIs.sex()) == truth;
            case Not not -> could(not.inner(), !truth, facts);
            case And and -> truth ? all(and.parts(), true, facts) : any(and.parts(), false, facts);
            case Or or -> truth ? any(or.parts(), true, facts) : all(or.parts(), false, facts);
            case Maybe maybe ->
                truth && !ConditionWalk.SAFE.is(maybe.inner(), false, facts) || could(maybe.inner(), truth, facts);
            case Unless unless ->
                truth && !ConditionWalk.SAFE.is(unless.inner(), true, facts) || could(unless.inner(), !truth, facts);
            case AtLeast atLeast -> {
                long open = atLeast.parts().stream()
                        .filter(part -> could(part, truth, facts))
                        .count();
                yield open >= (truth ? atLeast.count() : atLeast.parts().size() - atLeast.count() + 1);
            }
            case Constant constant -> constant.value() == truth;
        };
    }

    private static boolean all(List<Condition> parts, boolean truth, Facts facts) {
        return parts.stream().allMatch(part -> could(part, truth, facts));
    }

    private static boolean any(List<Condition> parts, boolean truth, Facts facts) {
        return parts.stream().anyMatch(part -> could(part, truth, facts));
    }
}
