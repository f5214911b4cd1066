package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Question;
import health.vigil.clinical.Sex;
import java.util.List;
import java.util.Map;

/** The closed question that is put before anything said is taken back (I2). */
final class CorrectionQuestion {
    static final String ID = "correction";

    private final Knowledge knowledge;

    CorrectionQuestion(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Question put(String code) {
        Localized label = knowledge.label(code);
        Localized text = knowledge.message("correction_question");
        return new Question(
                ID,
                Question.Kind.CHOICE,
                true,
                List.of(code),
                new Localized(
                        text.zhHans().replace("{FINDING}", label.zhHans()),
                        text.zhHant().replace("{FINDING}", label.zhHant()),
                        text.en().replace("{FINDING}", label.en())),
                null,
                null,
                List.of(choice("yes"), choice("no")),
                "I2");
    }

    private Question.Choice choice(String id) {
        Localized label = knowledge.message("correction_" + id);
        return new Question.Choice(id, label, List.of(), List.of(), Map.of(), Sex.UNKNOWN);
    }
}
