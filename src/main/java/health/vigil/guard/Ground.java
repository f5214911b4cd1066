package health.vigil.guard;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Region;
import health.vigil.clinical.Snippet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply may stand on.
 *
 * @param region null when unknown
 * @param snippets in the order they were numbered for the model, from 1
 * @param told the patient's own words and our names for what they stated
 * @param prompt our instructions to the model, which it may not repeat
 */
public record Ground(
        Assessment assessment,
        Language language,
        @Nullable Region region,
        List<Snippet> snippets,
        List<String> told,
        String prompt) {

    public Ground {
        snippets = List.copyOf(snippets);
        told = List.copyOf(told);
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return "Ground[" + language + ", " + assessment.level() + ", " + snippets.size() + " snippets]";
    }
}
