package health.vigil.command.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.vigil.clinical.TriageLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it came out.
 *
 * @param level it ended at, null when it failed
 * @param error why it failed, empty otherwise
 */
record Played(
        EvalCase evalCase, List<Exchange> trace, @Nullable TriageLevel level, String error) {

    /** How a case stands to its bounds. */
    enum Result {
        WITHIN,
        /** Less urgent than is safe. */
        UNDER,
        /** More urgent than is reasonable. */
        OVER,
        /** The case has no bounds. */
        OPEN,
        ERROR
    }

    Played {
        trace = List.copyOf(trace);
    }

    static Played ended(EvalCase evalCase, List<Exchange> trace, TriageLevel level) {
        return new Played(evalCase, trace, level, "");
    }

    static Played failed(EvalCase evalCase, List<Exchange> trace, String error) {
        return new Played(evalCase, trace, null, error);
    }

    Result result() {
        TriageLevel least = evalCase.leastUrgentOk();
        TriageLevel most = evalCase.mostUrgentOk();
        if (level == null) {
            return Result.ERROR;
        } else if (!evalCase.isBounded()) {
            return Result.OPEN;
        } else if (least != null && !level.isAtLeast(least)) {
            return Result.UNDER;
        } else if (most != null && !most.isAtLeast(level)) {
            return Result.OVER;
        }
        return Result.WITHIN;
    }

    boolean endedAtLeast(TriageLevel other) {
        return level != null && level.isAtLeast(other);
    }

    /** How many replies carried a question. */
    int questions() {
        return (int) trace.stream()
                .filter(exchange -> exchange.response().path("reply").hasNonNull("question"))
                .count();
    }

    /** Whether the conversation came to an end that is not complete: nothing more was asked. */
    boolean isUnfinished() {
        return level != null && !last().path("status").asText().equals("complete");
    }

    /** Whether a reply went out that the store had not taken. */
    boolean isUnstored() {
        return trace.stream()
                .anyMatch(exchange -> exchange.response().has("stored")
                        && !exchange.response().path("stored").asBoolean());
    }

    String departmentName() {
        return last().path("assessment").path("department").path("name").asText();
    }

    String department() {
        return last().path("assessment").path("department").path("code").asText("none");
    }

    String floor() {
        return last().path("assessment").path("floor").asText();
    }

    private JsonNode last() {
        return trace.isEmpty() ? MissingNode.getInstance() : trace.getLast().response();
    }
}
