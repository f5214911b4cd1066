package health.vigil.channel.chat;

import health.vigil.clinical.Question;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Reply.Asked;
import health.vigil.clinical.Reply.Option;
import health.vigil.consultation.PatientMessage.Answer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbered choices: a question's choices as lines, and bare numbers back to its answers. */
final class Choices {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,2}(?:[\\s,，、.。;；和及&+]+\\d{1,2})*[.。、)）]?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private Choices() {}

    /** Whether a number in reply would be a choice: where a number is asked for, it is the answer itself. */
    static boolean areNumbered(Asked asked) {
        return asked.kind() != Question.Kind.NUMBER && asked.kind() != Question.Kind.DURATION;
    }

    static String lines(Asked asked) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < asked.choices().size(); i++) {
            lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ");
            lines.append(asked.choices().get(i).label());
        }
        return lines.toString();
    }

    /** The answers that bare numbers give to the question of a reply; empty when the words are not just that. */
    static List<Answer> read(String text, @Nullable Reply reply) {
        Asked asked = reply == null ? null : reply.question();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (asked == null || !areNumbered(asked) || !NUMBERS.matcher(plain).matches()) {
            return List.of();
        }
        List<Answer> answers = new ArrayList<>();
        Matcher number = NUMBER.matcher(plain);
        while (number.find()) {
            int place = Integer.parseInt(number.group());
            if (place < 1 || place > asked.choices().size()) {
                return List.of();
            }
            Option choice = asked.choices().get(place - 1);
            answers.add(new Answer.OfChoice(asked.id(), choice.id()));
        }
        boolean many = answers.size() > 1;
        return many && asked.kind() != Question.Kind.MULTI ? List.of() : answers;
    }

    /** "1" alone: read on, or go on. */
    static boolean isOne(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().equals("1");
    }
}
