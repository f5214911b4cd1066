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

/**
 * Conditions over derived facts, three-valued (Kleene). Two readings differ only in {@code maybe} and {@code unless}: the
 * stated one lets no unknown decide there, the safe one counts it to the safer side.
 *
 * <p>The walk asks whether a condition <em>is</em> true, or false, instead of computing a value: it can then stop at the
 * first part that is not, and that is nearly always the first part.
 */
public final class ConditionWalk {
    static final ConditionWalk STATED = new ConditionWalk(false);
    static final ConditionWalk SAFE = new ConditionWalk(true);

    private final boolean safe;

    private ConditionWalk(boolean safe) {
        this.safe = safe;
    }

    /** What the stated facts alone prove. */
    public static Kleene stated(Condition condition, Facts facts) {
        return STATED.value(condition, facts);
    }

    /** The same with every unknown inside {@code maybe} and {@code unless} counted to the safer side. */
    public static Kleene safe(Condition condition, Facts facts) {
        return SAFE.value(condition, facts);
    }

    /** Whether answers to what is still open could make it hold. A number that was not measured is not open. */
    public static boolean couldHold(Condition condition, Facts facts) {
        return Possible.could(condition, true, facts);
    }

    Kleene value(Condition condition, Facts facts) {
        if (is(condition, true, facts)) {
            return Kleene.TRUE;
        }
        return is(condition, false, facts) ? Kleene.FALSE : Kleene.UNKNOWN;
    }

    /** Whether the condition is known to have this truth. */
    boolean is(Condition condition, boolean truth, Facts facts) {
        return switch (condition) {
            case Present present -> facts.presence(present.finding()) == (truth ? Presence.PRESENT : Presence.ABSENT);
            case Compare compare -> {
                Double number = facts.number(compare.number());
                yield number != null && compares(compare, number) == truth;
            }
            case SexIs sexIs -> facts.sex() != Sex.UNKNOWN && (facts.sex() == sexIs.sex()) == truth;
            case Not not -> is(not.inner(), !truth, facts);
            case And and -> truth ? all(and.parts(), true, facts) : any(and.parts(), false, facts);
            case Or or -> truth ? any(or.parts(), true, facts) : all(or.parts(), false, facts);
            case Maybe maybe -> safe && truth ? !is(maybe.inner(), false, facts) : is(maybe.inner(), truth, facts);
            case Unless unless -> safe && truth ? !is(unless.inner(), true, facts) : is(unless.inner(), !truth, facts);
            case AtLeast atLeast -> {
                List<Condition> parts = atLeast.parts();
                int reached = truth ? count(parts, true, facts) : parts.size() - count(parts, false, facts);
                yield reached >= atLeast.count() == truth;
            }
            case Constant constant -> constant.value() == truth;
        };
    }

    static boolean compares(Compare compare, double number) {
        double constant = compare.constant();
        return switch (compare.comparison()) {
            case LESS -> number < constant;
            case AT_MOST -> number <= constant;
            case EQUAL -> number == constant;
            case AT_LEAST -> number >= constant;
            case MORE -> number > constant;
        };
    }

    private boolean all(List<Condition> parts, boolean truth, Facts facts) {
        for (Condition part : parts) {
            if (!is(part, truth, facts)) {
                return false;
            }
        }
        return true;
    }

    private boolean any(List<Condition> parts, boolean truth, Facts facts) {
        for (Condition part : parts) {
            if (is(part, truth, facts)) {
                return true;
            }
        }
        return false;
    }

    private int count(List<Condition> parts, boolean truth, Facts facts) {
        int count = 0;
        for (Condition part : parts) {
            count += is(part, truth, facts) ? 1 : 0;
        }
        return count;
    }
}
