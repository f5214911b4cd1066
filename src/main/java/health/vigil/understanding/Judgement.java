package health.vigil.understanding;

/** What a sentence says of one concept in it. */
public record Judgement(Polarity polarity, Temporality temporality, Experiencer experiencer) {

    /** Said to be there, or denied. */
    public enum Polarity {
        AFFIRMED,
        NEGATED
    }

    /** Now, long ago, or only imagined. */
    public enum Temporality {
        RECENT,
        HISTORICAL,
        HYPOTHETICAL
    }

    /** Whose it is. */
    public enum Experiencer {
        PATIENT,
        OTHER
    }
}
