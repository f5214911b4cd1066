package health.vigil.guidance.document;

/** A document that is not taken, and why; the message has none of its text. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
        super(reason);
    }
}
