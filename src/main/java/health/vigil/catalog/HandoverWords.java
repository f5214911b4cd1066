package health.vigil.catalog;

import health.vigil.clinical.Localized;
import java.util.Map;

/**
 * What a clinician reads around the facts of a hand-over.
 *
 * @param labels headings, values and units by key
 * @param sources Chinese names of sources that rules cite, and what an English reader is shown
 */
public record HandoverWords(Map<String, Localized> labels, Map<String, String> sources) {

    /** The text of a key; the key itself where a folder of knowledge has none, so that nothing is left out. */
    public Localized label(String key) {
        return labels.getOrDefault(key, new Localized(key, key, key));
    }
}
