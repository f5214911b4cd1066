package health.vigil.reply;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Question;
import health.vigil.clinical.Reply;
import java.util.ArrayList;
import java.util.List;

/** Words a question with its choices in the patient's language. */
final class QuestionWriter {
    private final Knowledge knowledge;

    QuestionWriter(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Reply.Asked write(Question question, boolean again, boolean which, Texts texts) {
        Localized plain = question.plain();
        String text =
                which ? texts.message("which_of_these") : texts.fill(again && plain != null ? plain : question.text());
        boolean single =
                question.kind() != Question.Kind.MULTI && question.findings().size() == 1;
        return new Reply.Asked(
                question.id(),
                question.kind(),
                single ? question.findings().get(0) : null,
                single ? List.of() : question.findings(),
                text,
                question.unit(),
                choices(question, texts));
    }

    private List<Reply.Option> choices(Question question, Texts texts) {
        List<Reply.Option> options = new ArrayList<>();
        switch (question.kind()) {
            case PRESENCE -> {
                options.add(new Reply.Option("present", texts.message("yes")));
                options.add(new Reply.Option("absent", texts.message("no")));
            }
            case MULTI -> {
                for (String code : question.findings()) {
                    options.add(new Reply.Option(code, knowledge.label(code).in(texts.language())));
                }
                options.add(new Reply.Option("none", texts.message("none_of_these")));
            }
            case CHOICE ->
                question.choices()
                        .forEach(choice -> options.add(new Reply.Option(choice.id(), texts.fill(choice.label()))));
            case NUMBER, DURATION -> {}
        }
        options.add(new Reply.Option("not_sure", texts.message("not_sure")));
        return options;
    }
}
