package health.vigil.understanding;

import health.vigil.clinical.Language;
import org.jspecify.annotations.Nullable;

/** The language a message is written in. */
final class LanguageReader {

    private static final int LATIN_WORD = 3;

    /**
     * Han decides over Latin unless there is a single Han character among many Latin words. Null where nothing tells:
     * without letters, or with characters both scripts share.
     */
    @Nullable
    Language read(Reading reading) {
        int han = 0;
        int latin = 0;
        int traditional = 0;
        int simplified = 0;
        String raw = reading.text().raw();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Script.isHan(c)) {
                han++;
                traditional += Script.isOnlyTraditional(c) ? 1 : 0;
                simplified += Script.isOnlySimplified(c) ? 1 : 0;
            } else if (Character.isLetter(c)) {
                latin++;
            }
        }
        if (han == 0) {
            return latin == 0 ? null : Language.EN;
        }
        if (han * LATIN_WORD < latin) {
            return Language.EN;
        }
        if (traditional != simplified) {
            return traditional > simplified ? Language.ZH_HANT : Language.ZH_HANS;
        }
        return reading.scan().has("language.cantonese") ? Language.ZH_HANT : null;
    }
}
