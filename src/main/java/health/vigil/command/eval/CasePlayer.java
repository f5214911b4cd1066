package health.vigil.command.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.clinical.TriageLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Holds one case's whole conversation: sends its messages in order, also after {@code complete}, then answers every
 * question until the interview is complete.
 */
final class CasePlayer {
    /** No interview asks so much; more means that the same question comes again and again. */
    private static final int MOST_ANSWERS = 60;

    private final VigilClient client;

    CasePlayer(VigilClient client) {
        this.client = client;
    }

    Played play(EvalCase evalCase) throws InterruptedException {
        List<Exchange> trace = new ArrayList<>();
        try {
            Exchange opened = keep(trace, client.post("/v1/consultations", null, opening(evalCase)));
            String turns = "/v1/consultations/" + opened.response().path("id").asText() + "/turns";
            String token = opened.response().path("access_token").asText();
            JsonNode last = opened.response();
            for (String text : evalCase.messages()) {
                last = send(
                        trace,
                        turns,
                        token,
                        JsonNodeFactory.instance.objectNode().put("text", text));
            }
            for (int answers = 0; isAsking(last); answers++) {
                if (answers == MOST_ANSWERS) {
                    return Played.failed(evalCase, trace, "still asking after " + MOST_ANSWERS + " answers");
                }
                last = send(trace, turns, token, AnswerWriter.answer(question(last), evalCase));
            }
            return ended(evalCase, trace, last);
        } catch (IOException | IllegalStateException e) {
            return Played.failed(evalCase, trace, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private JsonNode send(List<Exchange> trace, String turns, String token, ObjectNode message)
            throws IOException, InterruptedException {
        message.put("id", UUID.randomUUID().toString());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("message", message);
        return keep(trace, client.post(turns, token, body)).response();
    }

    private static Exchange keep(List<Exchange> trace, Exchange exchange) {
        trace.add(exchange);
        if (!exchange.isSuccess()) {
            throw new IllegalStateException(exchange.problem());
        }
        return exchange;
    }

    private static Played ended(EvalCase evalCase, List<Exchange> trace, JsonNode last) {
        String level = last.path("assessment").path("level").asText();
        try {
            return Played.ended(evalCase, trace, TriageLevel.ofWire(level));
        } catch (IllegalArgumentException e) {
            return Played.failed(evalCase, trace, "the answer has no level: '" + level + "'");
        }
    }

    private static ObjectNode opening(EvalCase evalCase) {
        ObjectNode opening = JsonNodeFactory.instance.objectNode();
        if (!evalCase.lang().isEmpty()) {
            opening.put("locale", evalCase.lang());
        }
        if (!evalCase.region().isEmpty()) {
            opening.put("region", evalCase.region());
        }
        opening.put("channel", "api");
        opening.set("patient", evalCase.patient());
        opening.putObject("consent").put("version", "eval").put("accepted", true);
        return opening;
    }

    private static boolean isAsking(JsonNode turn) {
        return !turn.path("status").asText().equals("complete")
                && turn.path("reply").hasNonNull("question");
    }

    private static JsonNode question(JsonNode turn) {
        return turn.path("reply").path("question");
    }
}
