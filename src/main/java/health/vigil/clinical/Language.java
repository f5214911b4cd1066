package health.vigil.clinical;

import java.util.Locale;
import java.util.Optional;

/** The languages Vigil speaks. Cantonese words are understood, replies are in written Traditional Chinese. */
public enum Language {
    ZH_HANS("zh-Hans"),
    ZH_HANT("zh-Hant"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** The language of a BCP 47 tag; regional tags such as {@code zh-HK} are read by their script. */
    public static Optional<Language> ofTag(String tag) {
        String t = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        if (t.startsWith("en")) {
            return Optional.of(EN);
        }
        if (!t.startsWith("zh") && !t.startsWith("yue")) {
            return Optional.empty();
        }
        boolean traditional = t.contains("hant")
                || t.endsWith("-hk")
                || t.endsWith("-tw")
                || t.endsWith("-mo")
                || t.startsWith("yue");
        return Optional.of(traditional ? ZH_HANT : ZH_HANS);
    }
}
