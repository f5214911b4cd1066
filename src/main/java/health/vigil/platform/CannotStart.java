package health.vigil.platform;

/** A start that cannot succeed: the operator reads its one plain line, without a stack trace. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CannotStart(String line) {
        super(line);
    }

    /** What to throw; {@code line} says what is wrong and what to do. */
    public static CannotStart because(String line) {
        return new CannotStart(line);
    }
}
