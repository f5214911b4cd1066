package health.vigil.clinical;

/** One text in the three languages. */
public record Localized(String zhHans, String zhHant, String en) {
    public String in(Language language) {
        return switch (language) {
            case ZH_HANS -> zhHans;
            case ZH_HANT -> zhHant;
            case EN -> en;
        };
    }
}
