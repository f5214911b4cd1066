package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Snippet;
import java.util.List;

/**
 * What a model is told, rebuilt each turn from the consultation.
 *
 * @param region ISO code, empty when unknown
 * @param text the patient's words of this turn
 * @param question the question that follows the middle, empty when none does
 */
public record Brief(
        String tenant,
        Language language,
        String region,
        Assessment assessment,
        String text,
        String question,
        List<Snippet> snippets) {

    public Brief {
        snippets = List.copyOf(snippets);
    }

    /** A general question, and nobody is unwell. */
    public boolean isInformation() {
        return assessment.presentingComplaint().equals("information");
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return "Brief[" + language + ", " + assessment.level() + "]";
    }
}
