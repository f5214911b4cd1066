package health.vigil.channel.api;

import java.util.List;

/** Ends a request with a problem. Carries no patient words. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Rejection(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** Of another channel, which knows no more of a problem than these. */
    public static Rejection of(int status, String code, String title) {
        return new Rejection(Problem.of(status, code, title));
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
}
