package health.vigil.clinical;

/**
 * What the guard says of one sentence.
 *
 * @param reason a word for the audit and the rule's identifier, empty when approved; never words of the sentence
 */
public record Verdict(Decision decision, String reason) {
    public static final Verdict APPROVED = new Verdict(Decision.APPROVED, "");

    /** What becomes of the sentence. */
    public enum Decision {
        /** It may reach the patient as it is. */
        APPROVED,
        /** It is left out, the next may follow. */
        DROPPED,
        /** It is left out, and nothing more of this text is trusted. */
        WITHHELD
    }

    public boolean isApproved() {
        return decision == Decision.APPROVED;
    }
}
