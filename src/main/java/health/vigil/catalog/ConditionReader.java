package health.vigil.catalog;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** CEL text to a {@link Condition}: parsed and type-checked by one compiler, then translated; macros are resolved. */
final class ConditionReader {
    private final Problems problems;
    private final CelCompiler compiler;
    private final Map<String, MacroText> macroTexts;
    private final Map<String, Condition> macros = new LinkedHashMap<>();
    private final Map<String, Condition> known = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    ConditionReader(Set<String> findings, Set<String> numbers, Map<String, MacroText> macroTexts, Problems problems) {
        this.problems = problems;
        this.macroTexts = macroTexts;
        this.compiler = ConditionLanguage.compiler(findings, numbers, macroTexts.keySet());
        macroTexts.keySet().forEach(this::macro);
    }

    /** All macros, resolved, in the order of the file. */
    Map<String, Condition> macros() {
        return macros;
    }

    /** A required condition. */
    Condition required(Entry entry, String key) {
        String text = entry.text(key);
        return text.isEmpty() ? unread(entry.placeOf(key)) : read(text, entry.placeOf(key));
    }

    Condition optional(Entry entry, String key, boolean otherwise) {
        return entry.has(key) ? required(entry, key) : new Condition.Constant(otherwise);
    }

    Condition read(String text, Place place) {
        Condition done = known.get(text);
        if (done != null) {
            return done;
        }
        try {
            CelValidationResult result = compiler.compile(text);
            if (!result.hasError()) {
                Condition condition = new ConditionTranslation(macroTexts.keySet(), this::macro)
                        .translate(result.getAst().getExpr());
                known.put(text, condition);
                return condition;
            }
            problems.add(
                    place,
                    "condition: "
                            + result.getErrors().stream()
                                    .map(CelIssue::getMessage)
                                    .distinct()
                                    .collect(Collectors.joining("; ")));
        } catch (CelValidationException | IllegalArgumentException e) {
            problems.add(place, "condition: " + e.getMessage());
        }
        return unread(place);
    }

    private Condition macro(String name) {
        Condition done = macros.get(name);
        if (done != null) {
            return done;
        }
        MacroText text = Objects.requireNonNull(macroTexts.get(name));
        if (!underway.add(name)) {
            problems.add(text.place(), "the macro " + name + " names itself");
            return unread(text.place());
        }
        Condition condition = read(text.cel(), text.place());
        underway.remove(name);
        macros.put(name, condition);
        return condition;
    }

    /** In the place of a condition that could not be read, so that nothing more is said about it. */
    private static Condition unread(Place place) {
        return new Condition.Present(place.toString());
    }

    /** A macro as written. */
    record MacroText(String cel, Place place) {}
}
