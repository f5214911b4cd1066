package health.vigil.platform;

import io.quarkus.runtime.PreventFurtherStepsException;

/** Ends a start that cannot succeed: the operator reads one plain line, without a stack trace. */
public final class CannotStart {
    /** Exit status of a command that cannot run. */
    public static final int STATUS = 2;

    private CannotStart() {}

    /** What to throw; {@code line} says what is wrong and what to do. */
    public static PreventFurtherStepsException because(String line) {
        return new PreventFurtherStepsException("vigil: " + line, STATUS);
    }
}
