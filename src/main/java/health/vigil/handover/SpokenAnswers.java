package health.vigil.handover;

import health.vigil.catalog.Complaint;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.PatientMessage.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a patient answered by buttons, in the reader's words. */
final class SpokenAnswers {
    private final Knowledge knowledge;
    private final Map<String, Question> questions = new HashMap<>();

    SpokenAnswers(Knowledge knowledge) {
        this.knowledge = knowledge;
        for (Complaint complaint : knowledge.complaints()) {
            complaint.questions().forEach(item -> questions.put(item.question().id(), item.question()));
        }
    }

    List<String> in(PatientMessage message, Wording words) {
        return message.answers().stream().map(answer -> answer(answer, words)).toList();
    }

    private String answer(Answer answer, Wording words) {
        return switch (answer) {
            case Answer.OfFinding of -> words.label(of.finding()) + " – " + words.say("presence", of.presence());
            case Answer.OfNumber of -> {
                Double value = of.value();
                String unit = of.unit();
                yield words.label(of.finding()) + " – "
                        + (value == null
                                ? words.say("not_measured")
                                : unit == null
                                        ? words.amount(of.finding(), value)
                                        : Wording.digits(value) + " " + words.say("unit_" + unit));
            }
            case Answer.OfChoice of -> choice(of, words);
        };
    }

    private String choice(Answer.OfChoice of, Wording words) {
        Question question = questions.get(of.question());
        if (question != null) {
            for (Question.Choice choice : question.choices()) {
                if (choice.id().equals(of.choice())) {
                    return words.in(choice.label());
                }
            }
        }
        return switch (of.choice()) {
            case "none" -> words.in(knowledge.message("none_of_these"));
            case "not_sure" -> words.in(knowledge.message("not_sure"));
            case "present", "yes" -> words.say("presence", Presence.PRESENT);
            case "absent", "no" -> words.say("presence", Presence.ABSENT);
            default -> {
                Localized label = knowledge.label(of.choice());
                yield words.in(label);
            }
        };
    }
}
