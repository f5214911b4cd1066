package health.vigil.command.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.TriageLevel;
import health.vigil.command.eval.EvalCase.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a case file to a case: the full format, or a row of bare words ({@code text}, {@code prompt}, {@code ask}). */
final class CaseReader {
    private static final List<String> PATIENT_FIELDS =
            List.of("sex", "relationship", "pregnancy", "conditions", "medications", "allergies");

    private CaseReader() {}

    /** @throws IllegalArgumentException when it is no case; the message says why */
    static EvalCase read(JsonNode row) {
        String lang =
                Language.ofTag(row.path("lang").asText()).map(Language::tag).orElse("");
        return new EvalCase(
                required(row, "id"),
                lang,
                row.path("region").asText(lang.equals("zh-Hans") ? "CN" : ""),
                patient(row.path("patient")),
                messages(row),
                defaultAnswer(row.path("answers_default").asText("no")),
                facts(row.path("facts")),
                level(row.path("least_urgent_ok")),
                level(row.path("most_urgent_ok")),
                row.path("category").asText(),
                row.path("lethal").asBoolean(),
                row.path("department").asText(),
                row.path("why").asText(row.path("diagnosis").asText()));
    }

    private static List<String> messages(JsonNode row) {
        List<String> messages = new ArrayList<>();
        if (row.has("messages")) {
            row.path("messages").forEach(message -> messages.add(message.asText()));
        } else if (row.has("ask")) {
            messages.add((row.path("title").asText() + " " + row.path("ask").asText()).strip());
        } else {
            messages.add(row.path("text").asText(row.path("prompt").asText()));
        }
        messages.removeIf(String::isBlank);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("no messages, text, prompt or ask");
        }
        return messages.stream()
                .flatMap(text -> MessageCutter.cut(text).stream())
                .toList();
    }

    private static ObjectNode patient(JsonNode row) {
        ObjectNode patient = JsonNodeFactory.instance.objectNode();
        putAge(patient, row.path("age"), "year");
        putAge(patient, row.path("age_months"), "month");
        putAge(patient, row.path("age_days"), "day");
        for (String field : PATIENT_FIELDS) {
            if (row.hasNonNull(field)) {
                patient.set(field, row.get(field));
            }
        }
        return patient;
    }

    private static void putAge(ObjectNode patient, JsonNode value, String unit) {
        if (value.isNumber()) {
            patient.putObject("age").put("unit", unit).set("value", value);
        }
    }

    private static Map<String, Fact> facts(JsonNode row) {
        Map<String, Fact> facts = new HashMap<>();
        row.properties().forEach(fact -> {
            JsonNode value = fact.getValue();
            if (!value.path("value").isNumber()) {
                throw new IllegalArgumentException("fact " + fact.getKey() + " has no number");
            }
            facts.put(
                    fact.getKey(),
                    new Fact(value.path("value").asDouble(), value.path("unit").asText()));
        });
        return facts;
    }

    private static Presence defaultAnswer(String word) {
        return switch (word) {
            case "no" -> Presence.ABSENT;
            case "yes" -> Presence.PRESENT;
            case "unknown" -> Presence.UNKNOWN;
            default -> throw new IllegalArgumentException("answers_default is neither no, yes nor unknown: " + word);
        };
    }

    private static @Nullable TriageLevel level(JsonNode level) {
        if (level.isMissingNode() || level.isNull()) {
            return null;
        }
        try {
            return TriageLevel.ofWire(level.asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no level is named " + level.asText(), e);
        }
    }

    private static String required(JsonNode row, String field) {
        if (!row.hasNonNull(field)) {
            throw new IllegalArgumentException("no " + field);
        }
        return row.get(field).asText();
    }
}
