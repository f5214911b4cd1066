package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Port: codes that open a hand-over once, without an account. A code is kept only as its digest, and not beyond its life.
 * Fails with {@link ConsultationStore.StoreUnavailable}.
 */
public interface ShareCodes {

    /** Which consultation a code opens. */
    record Shared(String tenant, String consultationId) {}

    /** What became of a code that someone showed. */
    sealed interface Opening {

        /** The first time. */
        record Opened(Shared shared) implements Opening {}

        /** It was opened before, or its time is over. */
        record Spent() implements Opening {}

        /** No code of ours, or one too long ago to be known. */
        record Unknown() implements Opening {}
    }

    Uni<Void> keep(String code, Shared shared, Duration life);

    /** Opens it; however many ask at once, one of them gets it. */
    Uni<Opening> open(String code);
}
