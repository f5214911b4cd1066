package health.vigil.command.eval;

/** The measurement could not be made at all: exit status 2. */
final class CannotRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRun(String reason) {
        super(reason);
    }

    CannotRun(String reason, Throwable cause) {
        super(reason, cause);
    }
}
