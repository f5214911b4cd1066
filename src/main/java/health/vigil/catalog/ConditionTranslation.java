package health.vigil.catalog;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import health.vigil.catalog.Condition.Comparison;
import health.vigil.clinical.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type-checked CEL expression to our tree; what CEL allows and rules do not is refused. */
final class ConditionTranslation {
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "_<_", Comparison.LESS,
            "_<=_", Comparison.AT_MOST,
            "_==_", Comparison.EQUAL,
            "_>=_", Comparison.AT_LEAST,
            "_>_", Comparison.MORE);

    private final Set<String> macros;
    private final Function<String, Condition> macro;

    ConditionTranslation(Set<String> macros, Function<String, Condition> macro) {
        this.macros = macros;
        this.macro = macro;
    }

    /** @throws IllegalArgumentException when the expression is more than a condition may be */
    Condition translate(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> identifier(expression.ident().name());
            case CALL -> call(expression.call());
            case CONSTANT -> new Condition.Constant(expression.constant().booleanValue());
            default -> throw refused("this kind of expression");
        };
    }

    private Condition identifier(String name) {
        return macros.contains(name) ? macro.apply(name) : new Condition.Present(name);
    }

    private Condition call(CelExpr.CelCall call) {
        List<CelExpr> arguments = call.args();
        Comparison comparison = COMPARISONS.get(call.function());
        if (comparison != null) {
            return compare(comparison, arguments.get(0), arguments.get(1));
        }
        return switch (call.function()) {
            case "_&&_" -> new Condition.And(flat(arguments, true));
            case "_||_" -> new Condition.Or(flat(arguments, false));
            case "!_" -> new Condition.Not(translate(arguments.get(0)));
            case "maybe" -> new Condition.Maybe(translate(arguments.get(0)));
            case "unless" -> new Condition.Unless(translate(arguments.get(0)));
            case "atleast" -> atLeast(arguments.get(0), arguments.get(1));
            default -> throw refused(call.function());
        };
    }

    private List<Condition> flat(List<CelExpr> arguments, boolean and) {
        List<Condition> parts = new ArrayList<>();
        for (CelExpr argument : arguments) {
            Condition part = translate(argument);
            if (and && part instanceof Condition.And inner) {
                parts.addAll(inner.parts());
            } else if (!and && part instanceof Condition.Or inner) {
                parts.addAll(inner.parts());
            } else {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }

    private Condition atLeast(CelExpr count, CelExpr parts) {
        if (count.getKind() != CelExpr.ExprKind.Kind.CONSTANT || parts.getKind() != CelExpr.ExprKind.Kind.LIST) {
            throw refused("atleast without a written number and list");
        }
        return new Condition.AtLeast(
                (int) count.constant().int64Value(),
                parts.list().elements().stream().map(this::translate).toList());
    }

    private static Condition compare(Comparison comparison, CelExpr left, CelExpr right) {
        if (left.getKind() != CelExpr.ExprKind.Kind.IDENT || right.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw refused("a comparison other than of a name, left, with a constant, right,");
        }
        String name = left.ident().name();
        CelConstant constant = right.constant();
        if (name.equals("sex")) {
            Sex sex = constant.getKind() == CelConstant.Kind.STRING_VALUE ? sex(constant.stringValue()) : null;
            if (sex == null || comparison != Comparison.EQUAL) {
                throw refused("sex compared with anything but \"female\", \"male\" or \"other\"");
            }
            return new Condition.SexIs(sex);
        }
        return switch (constant.getKind()) {
            case INT64_VALUE -> new Condition.Compare(name, comparison, constant.int64Value());
            case DOUBLE_VALUE -> new Condition.Compare(name, comparison, constant.doubleValue());
            default -> throw refused("comparing " + name + " with this constant");
        };
    }

    private static @Nullable Sex sex(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            case "other" -> Sex.OTHER;
            default -> null;
        };
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(what + " is not allowed in a rule");
    }
}
