package health.vigil.attachment;

/** Ends an upload. Carries nothing of it. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    /** Why a body is no attachment. */
    public enum Refusal {
        /** It is said to be of no kind that is taken. */
        NOT_TAKEN,
        /** It is something else than it is said to be. */
        MISMATCH,
        /** It cannot be drawn, or is larger than a picture may be. */
        UNREADABLE
    }

    public Refusal refusal() {
        return refusal;
    }
}
