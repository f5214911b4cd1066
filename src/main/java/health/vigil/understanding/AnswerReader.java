package health.vigil.understanding;

import health.vigil.clinical.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message as a yes, a no or neither to the open question (lexicon section 7.4). The token must open the
 * message; what follows is read as findings.
 */
final class AnswerReader {

    Understanding.@Nullable Answer read(Reading reading, @Nullable Question asked) {
        if (asked == null || reading.text().plain().isBlank()) {
            return null;
        }
        boolean counts = asked.kind() == Question.Kind.PRESENCE || asked.kind() == Question.Kind.MULTI;
        if (opens(reading, "answer.notsure") || anywhere(reading, "answer.unknown")) {
            return Understanding.Answer.NOT_SURE;
        }
        if (opens(reading, "answer.no")) {
            return Understanding.Answer.NO;
        }
        if (counts && opens(reading, "answer.yes")) {
            return Understanding.Answer.YES;
        }
        return counts && anywhere(reading, "answer.none") ? Understanding.Answer.NO : null;
    }

    /** The token stands at the start and its clause holds nothing but particles beside it. */
    private static boolean opens(Reading reading, String group) {
        for (Match token : reading.scan().of(group)) {
            if (token.start() == afterLead(reading) && isRest(reading, token.end(), group)) {
                return true;
            }
        }
        return false;
    }

    private static int afterLead(Reading reading) {
        int from = 0;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Match lead : reading.scan().of("answer.lead")) {
                if (lead.start() == from && lead.end() < reading.text().length()) {
                    from = lead.end();
                    moved = true;
                }
            }
            while (from < reading.text().length()
                    && " ,.!".indexOf(reading.text().at(from)) >= 0) {
                from++;
            }
        }
        return from;
    }

    private static boolean isRest(Reading reading, int end, String group) {
        int i = end;
        while (i < reading.text().length()) {
            char c = reading.text().at(i);
            if (reading.clauses().hasSentenceEnd(i, i + 1)
                    || reading.clauses().hasComma(i, i + 1)
                    || reading.text().gaps().get(i)) {
                return true;
            }
            int step = 0;
            for (String filling : List.of("answer.particle", group)) {
                for (Match word : reading.scan().of(filling)) {
                    if (word.start() == i) {
                        step = Math.max(step, word.length());
                    }
                }
            }
            if (step == 0 && c != ' ') {
                return reading.scan()
                        .has("answer.turn", i, Math.min(reading.text().length(), i + 4));
            }
            i += Math.max(1, step);
        }
        return true;
    }

    private static boolean anywhere(Reading reading, String group) {
        return reading.scan().has(group);
    }
}
