package health.vigil.command.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Answers the question of a reply as the case's patient would. */
final class AnswerWriter {
    private AnswerWriter() {}

    /** The message part of a turn, without its id. */
    static ObjectNode answer(JsonNode question, EvalCase evalCase) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        String kind = question.path("kind").asText();
        Set<String> findings = findings(question);
        if (kind.equals("presence") || kind.equals("multi")) {
            String presence = evalCase.defaultAnswer().name().toLowerCase(Locale.ROOT);
            var answers = message.putArray("answers");
            findings.forEach(
                    finding -> answers.addObject().put("finding", finding).put("presence", presence));
            return message;
        }
        for (String finding : findings) {
            EvalCase.Fact fact = evalCase.facts().get(finding);
            if (fact != null) {
                ObjectNode answer = message.putArray("answers").addObject();
                answer.put("finding", finding).put("value", fact.value());
                if (!fact.unit().isEmpty()) {
                    answer.put("unit", fact.unit());
                }
                return message;
            }
        }
        return message.put("text", evalCase.lang().startsWith("zh") ? "不清楚" : "not sure");
    }

    private static Set<String> findings(JsonNode question) {
        Set<String> findings = new LinkedHashSet<>();
        question.path("findings").forEach(finding -> findings.add(finding.asText()));
        if (question.hasNonNull("finding")) {
            findings.add(question.path("finding").asText());
        }
        return findings;
    }
}
