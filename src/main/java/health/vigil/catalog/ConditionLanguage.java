package health.vigil.catalog;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The part of CEL a condition may use. CEL's standard environment is left out: it allows far more than a rule needs, and
 * cel-java builds it anew for every expression, which took four fifths of the loading time.
 */
final class ConditionLanguage {
    private static final List<String> ORDERS = List.of("_<_", "_<=_", "_>_", "_>=_");

    private ConditionLanguage() {}

    static CelCompiler compiler(Set<String> findings, Set<String> numbers, Set<String> macros) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .addFunctionDeclarations(functions())
                .addVar("sex", STRING)
                .setResultType(BOOL);
        findings.forEach(id -> builder.addVar(id, BOOL));
        macros.forEach(id -> builder.addVar(id, BOOL));
        numbers.forEach(id -> builder.addVar(id, DOUBLE));
        return builder.build();
    }

    private static List<CelFunctionDecl> functions() {
        List<CelFunctionDecl> functions = new ArrayList<>(List.of(
                function("_&&_", overload("and", BOOL, BOOL)),
                function("_||_", overload("or", BOOL, BOOL)),
                function("!_", overload("not", BOOL)),
                function("_==_", overload("same_text", STRING, STRING), overload("same_number", DOUBLE, DOUBLE)),
                function("maybe", overload("maybe", BOOL)),
                function("unless", overload("unless", BOOL)),
                function("atleast", overload("atleast", INT, ListType.create(BOOL)))));
        // a whole constant may stand without its decimal point, except after ==
        ORDERS.forEach(order ->
                functions.add(function(order, overload(order + 1, DOUBLE, INT), overload(order + 2, DOUBLE, DOUBLE))));
        return functions;
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelOverloadDecl overload(String id, CelType... parameters) {
        return CelOverloadDecl.newGlobalOverload(id, BOOL, parameters);
    }
}
