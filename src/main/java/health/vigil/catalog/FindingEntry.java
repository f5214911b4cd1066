package health.vigil.catalog;

import health.vigil.clinical.Localized;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding of the catalogue.
 *
 * @param danger present somewhere in an emergency tier
 * @param visible may be seen in a picture, and is then a danger finding
 * @param attribute a time, course or measurement rather than a symptom
 * @param snomed SNOMED CT concept, null where the specification names none
 * @param snomedSure read in a code list; a code that is not may stand in no record
 * @param forms the patient's words in every language, raw; an ellipsis marks a split form
 */
public record FindingEntry(
        String id,
        boolean danger,
        boolean visible,
        boolean attribute,
        Localized label,
        Forms forms,
        @Nullable String snomed,
        boolean snomedSure,
        Place place) {

    /** History, medicines and what else is true of the patient beyond this episode. */
    public boolean isBackground() {
        return place.file().equals("findings-history.yaml");
    }

    /** Words by language. */
    public record Forms(List<String> zhHans, List<String> zhHant, List<String> yue, List<String> en) {}
}
