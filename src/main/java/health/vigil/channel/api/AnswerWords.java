package health.vigil.channel.api;

import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.PatientMessage.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a patient said by buttons, in the words that stood on them. */
public final class AnswerWords {
    private AnswerWords() {}

    /** @param asked the question that was open, null when none was; an answer to anything else has no words */
    public static List<String> of(PatientMessage message, Reply.@Nullable Asked asked) {
        List<String> words = new ArrayList<>();
        if (asked == null) {
            return words;
        }
        for (Answer answer : message.answers()) {
            String word = switch (answer) {
                case Answer.OfChoice choice ->
                    choice.question().equals(asked.id()) ? label(asked, choice.choice()) : null;
                case Answer.OfFinding finding -> word(asked, finding);
                case Answer.OfNumber number -> amount(number);
            };
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    /** Of a group, what was ticked; of a single question, the button. */
    private static @Nullable String word(Reply.Asked asked, Answer.OfFinding answer) {
        if (asked.findings().contains(answer.finding())) {
            return answer.presence() == Presence.PRESENT ? label(asked, answer.finding()) : null;
        }
        return answer.finding().equals(asked.finding()) ? label(asked, Wire.write(answer.presence())) : null;
    }

    private static @Nullable String amount(Answer.OfNumber answer) {
        Double value = answer.value();
        if (value == null) {
            return null;
        }
        String digits = value % 1 == 0 ? String.valueOf(value.longValue()) : value.toString();
        return answer.unit() == null ? digits : digits + " " + answer.unit();
    }

    private static @Nullable String label(Reply.Asked asked, String id) {
        for (Reply.Option option : asked.choices()) {
            if (option.id().equals(id)) {
                return option.label();
            }
        }
        return null;
    }
}
