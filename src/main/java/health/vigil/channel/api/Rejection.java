package health.vigil.channel.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Carries no patient words. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Integer retryAfterSeconds;

    Rejection(Problem problem) {
        this(problem, null);
    }

    Rejection(Problem problem, @Nullable Integer retryAfterSeconds) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Rejection field(String field, String message) {
        return new Rejection(Problem.invalid(List.of(new Problem.Violation(field, message))));
    }

    static Rejection notFound() {
        return new Rejection(Problem.of(404, "consultation_not_found", "No such consultation"));
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
