package health.vigil.channel.api;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Ends a request with a problem. Carries no patient words. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Rejection(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** Of another channel, which knows no more of a problem than these. */
    public static Rejection of(int status, String code, String title) {
        return new Rejection(Problem.of(status, code, title));
    }

    public static Rejection field(String field, String message) {
        return new Rejection(Problem.invalid(List.of(new Problem.Violation(field, message))));
    }

    public static Rejection notFound() {
        return new Rejection(Problem.of(404, "consultation_not_found", "No such consultation"));
    }

    /** What is told of any failure. */
    static Problem of(Throwable failure) {
        return switch (failure) {
            case Rejection rejection -> rejection.problem();
            case StoreUnavailable ignored -> storeUnavailable().problem();
            default -> Problem.of(500, "internal_error", "Something failed here");
        };
    }

    static Rejection overloaded() {
        return new Rejection(Problem.of(503, "overloaded", "Too much to do at once; send the message again")
                .withRetryAfter(2));
    }

    /** A store that does not answer ends the request with 503. */
    static <T> Uni<T> available(Uni<T> answer) {
        return answer.onFailure(StoreUnavailable.class).transform(failure -> storeUnavailable());
    }

    static Rejection storeUnavailable() {
        return new Rejection(Problem.of(503, "store_unavailable", "The message could not be stored; send it again")
                .withRetryAfter(2));
    }

    public Problem problem() {
        return problem;
    }
}
