package health.vigil.consultation;

import health.vigil.clinical.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The middle of a reply as a model wrote it and the guard let it through.
 *
 * @param sentences approved, in order
 * @param outcome approved, amended, withheld or failed
 * @param reasons why sentences were left out, or what failed; without words of the patient or the model
 */
record Middle(List<String> sentences, Outcome outcome, List<String> reasons) {

    /** What became of a model's text. */
    enum Outcome {
        APPROVED,
        /** Sentences were left out. */
        AMENDED,
        /** It was not trusted any further. */
        WITHHELD,
        /** It did not come, or not in time. */
        FAILED
    }

    Middle {
        sentences = List.copyOf(sentences);
        reasons = List.copyOf(reasons);
    }

    /** The model's sentences as one paragraph; null when there are none. */
    @Nullable
    String text(Language language) {
        return sentences.isEmpty() ? null : String.join(gap(language), sentences);
    }

    static String gap(Language language) {
        return language == Language.EN ? " " : "";
    }

    /** The vetted reasons are said as well when the model did not finish. */
    boolean needsScript() {
        return sentences.isEmpty() || outcome == Outcome.WITHHELD || outcome == Outcome.FAILED;
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Middle[" + outcome + ", " + sentences.size() + " sentences, " + reasons + "]";
    }
}
