package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Question;
import health.vigil.clinical.Sex;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The closed questions about what is known already: one is put before anything said is taken back (I2), one to confirm a
 * danger sign that stands only on a voice message or a picture. Until they are answered everything counts as it stands.
 */
final class CorrectionQuestion {
    static final String ID = "correction";
    static final String CONFIRM = "heard";

    private final Knowledge knowledge;

    CorrectionQuestion(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Whether a question is one of these. */
    static boolean isOne(@Nullable String id) {
        return ID.equals(id) || CONFIRM.equals(id);
    }

    Question put(String code) {
        return about(code, ID);
    }

    Question confirm(String code) {
        return about(code, CONFIRM);
    }

    private Question about(String code, String id) {
        Localized label = knowledge.label(code);
        Localized text = knowledge.message(id + "_question");
        return new Question(
                id,
                Question.Kind.CHOICE,
                true,
                List.of(code),
                new Localized(
                        text.zhHans().replace("{FINDING}", label.zhHans()),
                        text.zhHant().replace("{FINDING}", label.zhHant()),
                        text.en().replace("{FINDING}", label.en())),
                null,
                null,
                List.of(choice(id, "yes"), choice(id, "no")),
                "I2");
    }

    private Question.Choice choice(String question, String id) {
        Localized label = knowledge.message(question + "_" + id);
        return new Question.Choice(id, label, List.of(), List.of(), Map.of(), Sex.UNKNOWN);
    }
}
