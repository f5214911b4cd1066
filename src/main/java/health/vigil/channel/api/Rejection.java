package health.vigil.channel.api;

import java.util.List;

/** Ends a request with a problem. Carries no patient words. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Rejection(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public static Rejection field(String field, String message) {
        return new Rejection(Problem.invalid(List.of(new Problem.Violation(field, message))));
    }

    public static Rejection notFound() {
        return new Rejection(Problem.of(404, "consultation_not_found", "No such consultation"));
    }

    public Problem problem() {
        return problem;
    }
}
