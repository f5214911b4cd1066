package health.vigil.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What frames a rule: derived facts, gates, ends and the hazard log. */
final class PathwayReader {
    private final Vocabulary words;
    private final ConditionReader conditions;

    PathwayReader(Vocabulary words, ConditionReader conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    void derivations(KnowledgeFiles files, List<Derivation> into) {
        for (Entry root : files.of(FileKind.DERIVE)) {
            for (Entry e : root.entries("implies")) {
                into.add(new Derivation(conditions.required(e, "when"), words.known(e, "then"), List.of()));
                e.close();
            }
            for (Entry e : root.entries("not_applicable")) {
                into.add(new Derivation(conditions.required(e, "when"), List.of(), words.known(e, "absent")));
                e.close();
            }
            root.close();
        }
    }

    Map<String, Gate> gates(KnowledgeFiles files) {
        Map<String, Gate> gates = new LinkedHashMap<>();
        for (Entry root : files.of(FileKind.GATES)) {
            for (Entry e : root.entries("gates")) {
                Gate gate = new Gate(
                        e.text("id"),
                        conditions.required(e, "applies"),
                        words.known(e, "required"),
                        e.level("level"),
                        e.place());
                if (gate.required().isEmpty()) {
                    e.problem("required", "no required");
                }
                e.texts("may_show");
                e.optionalText("review");
                e.optionalText("note");
                e.register(gates, gate.id(), gate);
                e.close();
            }
            root.close();
        }
        return gates;
    }

    Map<String, End> ends(Entry root) {
        Map<String, End> ends = new LinkedHashMap<>();
        for (Entry e : root.entries("ends")) {
            End end = new End(
                    e.text("id"),
                    conditions.optional(e, "applies", false),
                    conditions.optional(e, "consultation_24_when", false),
                    conditions.optional(e, "consultation_when", false),
                    conditions.optional(e, "self_care_when", false),
                    e.level("default"),
                    e.whole("days"),
                    e.texts("sooner"),
                    e.texts("advice"),
                    e.has("of") ? e.text("of") : "",
                    e.place());
            e.text("source");
            e.text("sure");
            e.optionalText("review");
            e.optionalText("note");
            e.register(ends, end.id(), end);
            e.close();
        }
        return ends;
    }

    Map<String, Hazard> hazards(KnowledgeFiles files) {
        Map<String, Hazard> hazards = new LinkedHashMap<>();
        for (Entry root : files.of(FileKind.HAZARDS)) {
            for (Entry e : root.entries("hazards")) {
                Entry controls = e.entry("controls");
                Hazard hazard = new Hazard(
                        e.text("id"),
                        e.text("hazard"),
                        e.someTexts("causes"),
                        e.text("effect"),
                        e.text("severity"),
                        controls.texts("rules"),
                        controls.texts("gates"),
                        controls.texts("invariants"),
                        e.has("other_controls") ? e.text("other_controls") : "",
                        e.has("tests") ? e.texts("tests") : List.of(),
                        e.optionalText("review"),
                        e.place());
                controls.close();
                e.text("sure");
                e.register(hazards, hazard.id(), hazard);
                e.close();
            }
            root.close();
        }
        return hazards;
    }
}
