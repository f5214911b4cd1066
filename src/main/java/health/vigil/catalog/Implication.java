package health.vigil.catalog;

import health.vigil.catalog.Condition.And;
import health.vigil.catalog.Condition.AtLeast;
import health.vigil.catalog.Condition.Compare;
import health.vigil.catalog.Condition.Comparison;
import health.vigil.catalog.Condition.Constant;
import health.vigil.catalog.Condition.Maybe;
import health.vigil.catalog.Condition.Not;
import health.vigil.catalog.Condition.Or;
import health.vigil.catalog.Condition.Present;
import health.vigil.catalog.Condition.SexIs;
import health.vigil.catalog.Condition.Unless;
import java.util.List;

/**
 * What follows from what, by form alone. Never claims an implication that is none, and does not find all of them:
 * enough to catch a tier that was written in the wrong place.
 */
final class Implication {
    private Implication() {}

    /** Whether {@code b} is true wherever {@code a} is. */
    static boolean holds(Condition a, Condition b) {
        if (a.equals(b) || b.equals(new Constant(true)) || isImpossible(a)) {
            return true;
        }
        if (a instanceof Or or) {
            return or.parts().stream().allMatch(part -> holds(part, b));
        }
        if (b instanceof And and) {
            return and.parts().stream().allMatch(part -> holds(a, part));
        }
        if (a instanceof And and && and.parts().stream().anyMatch(part -> holds(part, b))) {
            return true;
        }
        if (b instanceof Or or && or.parts().stream().anyMatch(part -> holds(a, part))) {
            return true;
        }
        return leafHolds(a, b);
    }

    private static boolean leafHolds(Condition a, Condition b) {
        return switch (b) {
            case Maybe maybe -> holds(a instanceof Maybe other ? other.inner() : a, maybe.inner());
            case Unless unless ->
                a instanceof Unless other && holds(unless.inner(), other.inner())
                        || a instanceof Not not && holds(unless.inner(), not.inner());
            case Not not -> a instanceof Not other && holds(not.inner(), other.inner());
            case Compare compare ->
                a instanceof Compare other && other.number().equals(compare.number()) && within(other, compare);
            case AtLeast atLeast ->
                a instanceof AtLeast other
                        && other.count() >= atLeast.count()
                        && atLeast.parts().containsAll(other.parts());
            case Present present -> false;
            case SexIs sex -> false;
            case And and -> false;
            case Or or -> false;
            case Constant constant -> constant.value();
        };
    }

    /** Whether no facts at all make it true. */
    static boolean isImpossible(Condition condition) {
        return switch (condition) {
            case Constant constant -> !constant.value();
            case Or or -> or.parts().stream().allMatch(Implication::isImpossible);
            case And and -> and.parts().stream().anyMatch(Implication::isImpossible) || contradicts(and.parts());
            case AtLeast atLeast -> atLeast.count() > atLeast.parts().size();
            case Maybe maybe -> isImpossible(maybe.inner());
            case Not not -> not.inner().equals(new Constant(true));
            case Unless unless -> unless.inner().equals(new Constant(true));
            case Present present -> false;
            case Compare compare -> false;
            case SexIs sex -> false;
        };
    }

    private static boolean contradicts(List<Condition> parts) {
        for (Condition part : parts) {
            for (Condition other : parts) {
                if (other instanceof Not not && not.inner().equals(part)
                        || part instanceof SexIs a && other instanceof SexIs b && a.sex() != b.sex()
                        || part instanceof Compare c && other instanceof Compare d && apart(c, d)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean within(Compare inner, Compare outer) {
        double x = inner.constant();
        double y = outer.constant();
        return switch (outer.comparison()) {
            case AT_LEAST ->
                switch (inner.comparison()) {
                    case AT_LEAST, MORE, EQUAL -> x >= y;
                    case LESS, AT_MOST -> false;
                };
            case MORE ->
                switch (inner.comparison()) {
                    case MORE -> x >= y;
                    case AT_LEAST, EQUAL -> x > y;
                    case LESS, AT_MOST -> false;
                };
            case AT_MOST ->
                switch (inner.comparison()) {
                    case AT_MOST, LESS, EQUAL -> x <= y;
                    case MORE, AT_LEAST -> false;
                };
            case LESS ->
                switch (inner.comparison()) {
                    case LESS -> x <= y;
                    case AT_MOST, EQUAL -> x < y;
                    case MORE, AT_LEAST -> false;
                };
            case EQUAL -> inner.comparison() == Comparison.EQUAL && x == y;
        };
    }

    /** A lower bound above an upper bound of the same number. */
    private static boolean apart(Compare low, Compare high) {
        boolean open = low.comparison() == Comparison.MORE;
        if (!low.number().equals(high.number()) || !open && low.comparison() != Comparison.AT_LEAST) {
            return false;
        }
        return switch (high.comparison()) {
            case LESS -> low.constant() >= high.constant();
            case AT_MOST, EQUAL -> open ? low.constant() >= high.constant() : low.constant() > high.constant();
            case AT_LEAST, MORE -> false;
        };
    }
}
