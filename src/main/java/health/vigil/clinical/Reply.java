package health.vigil.clinical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to the patient.
 *
 * @param question the one question it asks, worded; null when it asks none
 */
public record Reply(
        String id,
        String text,
        Source source,
        List<Citation> citations,
        @Nullable Asked question) {

    /** Who wrote it: the emergency lane, vetted texts, a model for at least one sentence, or a clinician's doing. */
    public enum Source {
        SAFETY,
        SCRIPTED,
        MODEL,
        CLINICIAN
    }

    /** A guideline reference a clinician can open. */
    public record Citation(String id, String title, String organisation, int year, String section, String url) {}

    /**
     * A question as it was put, in the patient's language.
     *
     * @param finding the one identifier it asks about, null for groups
     * @param findings the identifiers of a group, empty otherwise
     */
    public record Asked(
            String id,
            Question.Kind kind,
            @Nullable String finding,
            List<String> findings,
            String text,
            @Nullable String unit,
            List<Option> choices) {}

    /** A choice with its label. */
    public record Option(String id, String label) {}

    public Reply {
        citations = List.copyOf(citations);
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Reply[" + id + ", " + source + "]";
    }
}
