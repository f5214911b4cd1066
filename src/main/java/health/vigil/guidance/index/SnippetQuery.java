package health.vigil.guidance.index;

import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param text labels of findings and masked words
 * @param today nothing whose review is overdue on this day is found
 * @param patient whom it must fit; null for anybody, which is for measuring only
 */
public record SnippetQuery(
        Language language,
        String text,
        LocalDate today,
        @Nullable ForPatient patient) {

    /**
     * Whom a snippet must fit to be shown.
     *
     * @param findings that are present
     * @param ageYears null when unknown: only snippets without an age limit fit
     * @param calm whether danger has been asked about and nothing urgent holds: a harmless explanation may be named
     */
    public record ForPatient(
            List<String> complaints,
            List<String> findings,
            TriageLevel level,
            String region,
            @Nullable Double ageYears,
            Sex sex,
            Presence pregnancy,
            boolean calm) {
        public ForPatient {
            complaints = List.copyOf(complaints);
            findings = List.copyOf(findings);
        }
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "SnippetQuery[" + language + "]";
    }
}
