package health.vigil.understanding;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Question;
import health.vigil.clinical.Relationship;
import org.jspecify.annotations.Nullable;

/**
 * A message of the patient with what is needed to read it.
 *
 * @param text the patient's words as written
 * @param asked the question still open, null when none is
 * @param known what is known before this message
 * @param about who the consultation is about so far
 */
public record Utterance(String text, @Nullable Question asked, Facts known, Relationship about) {

    public static Utterance first(String text) {
        return new Utterance(text, null, Facts.none(), Relationship.SELF);
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return "Utterance[" + text.length() + " characters]";
    }
}
