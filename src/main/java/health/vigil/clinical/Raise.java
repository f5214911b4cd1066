package health.vigil.clinical;

/**
 * A reason to act sooner than rules and gates say. However many there are, they raise the level by one, to
 * {@code emergency} at most, and never lower it. What the patients say of themselves holds the floor too, below the
 * emergency lane; the floor stays otherwise (review: clinician).
 *
 * @param note what the safety officer wrote of an incident, empty otherwise; never a patient's words
 */
public record Raise(Reason reason, String note) {

    /** Most telling first: the patient reads the first that holds. */
    public enum Reason {
        /** The patient says that it is worse than when they last wrote. */
        WORSE_SINCE_LAST,
        /** The patient, asked after the advice, says that it is no better. */
        NOT_BETTER,
        /** Another contact for the same complaint within 72 hours. */
        REPEAT_CONTACT,
        /** The safety officer has raised all consultations of the complaint. */
        INCIDENT
    }

    /** Rests on the patient's own word. */
    public boolean isStated() {
        return reason == Reason.WORSE_SINCE_LAST || reason == Reason.NOT_BETTER;
    }

    public static Raise of(Reason reason) {
        return new Raise(reason, "");
    }
}
