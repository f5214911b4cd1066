package health.vigil.command.eval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.clinical.TriageLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a set, and each case with its trace, for programs. */
final class JsonReport {
    private JsonReport() {}

    static ObjectNode set(PlayedSet set) {
        Scores scores = set.scores();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("set", set.name()).put("cases", scores.cases());
        share(row, "within", scores.within());
        share(row, "under", scores.under());
        share(row, "over", scores.over());
        share(row, "emergency_recall", scores.recall());
        share(row, "lethal_recall", scores.lethalRecall());
        share(row, "false_emergencies", scores.falseEmergencies());
        share(row, "false_ambulances", scores.falseAmbulances());
        share(row, "emergencies", scores.emergencies());
        questions(row, "questions", scores.questions());
        questions(row, "questions_below_emergency", scores.questionsBelow());
        row.put("errors", scores.errors())
                .put("unfinished", scores.unfinished())
                .put("unstored", scores.unstored());
        ObjectNode levels = row.putObject("levels");
        scores.levels().forEach((level, count) -> levels.put(level.wire(), count));
        ObjectNode departments = row.putObject("departments");
        scores.departments().forEach(departments::put);
        share(row, "department_agreement", scores.match().agreement());
        ObjectNode table = row.putObject("department_table");
        scores.match().table().forEach((label, cells) -> cells.forEach(table.withObjectProperty(label)::put));
        ArrayNode failing = row.putArray("failing");
        set.failing().forEach(one -> failing.add(outcome(one)));
        ArrayNode missed = row.putArray("falls_short");
        set.missed().forEach(missed::add);
        return row;
    }

    /** A case with every request and response; the access token is left out. */
    static ObjectNode trace(String set, Played one) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("set", set);
        row.setAll(outcome(one));
        row.put("department", one.department())
                .put("questions", one.questions())
                .put("unfinished", one.isUnfinished())
                .put("category", one.evalCase().category())
                .put("lethal", one.evalCase().lethal())
                .put("why", one.evalCase().why());
        ArrayNode trace = row.putArray("trace");
        for (Exchange exchange : one.trace()) {
            ObjectNode step = trace.addObject();
            step.put("path", exchange.path()).put("status", exchange.status()).put("millis", exchange.millis());
            step.set("request", exchange.request());
            step.set("response", exchange.response().deepCopy());
            if (step.get("response") instanceof ObjectNode response) {
                response.remove("access_token");
            }
        }
        return row;
    }

    private static ObjectNode outcome(Played one) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", one.evalCase().id())
                .put("result", one.result().name().toLowerCase(Locale.ROOT))
                .put("level", wire(one.level()))
                .put("floor", one.floor())
                .put("least_urgent_ok", wire(one.evalCase().leastUrgentOk()))
                .put("most_urgent_ok", wire(one.evalCase().mostUrgentOk()))
                .put("error", one.error().isEmpty() ? null : one.error());
    }

    private static void share(ObjectNode row, String name, Share share) {
        ObjectNode value = row.putObject(name).put("hits", share.hits()).put("of", share.of());
        value.put("value", share.isMeasured() ? (Double) share.value() : null);
    }

    private static void questions(ObjectNode row, String name, QuestionCount count) {
        ObjectNode value = row.putObject(name).put("p90", count.p90());
        value.put("mean", Double.isNaN(count.mean()) ? null : (Double) count.mean());
    }

    private static @Nullable String wire(@Nullable TriageLevel level) {
        return level == null ? null : level.wire();
    }
}
