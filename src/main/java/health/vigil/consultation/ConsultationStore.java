package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: where consultations are kept. Every Uni fails with {@link StoreUnavailable} when the store cannot be reached
 * or does not answer in time; nothing else is retried here.
 */
public interface ConsultationStore {
    /** How long a claim holds when nobody commits it or gives it back. */
    Duration CLAIM_LIFE = Duration.ofSeconds(30);

    /** Stores a new consultation; with a known idempotency key of the tenant, returns the one stored first. */
    Uni<Consultation> create(Consultation consultation, @Nullable String idempotencyKey);

    /**
     * Claims the turn for a message: stores the words, and gives the caller the consultation for {@link #CLAIM_LIFE}. A message
     * whose claim ran out is given again, and never appended twice.
     */
    Uni<Claim> claim(String tenant, String consultationId, PatientMessage message);

    /** Commits the consultation, its new turn, their audit entry, outbox entry and timers, atomically, if the claim still holds. */
    Uni<Void> commit(Claim.Granted claim, Consultation consultation, Turn turn, List<Timer> timers);

    /** Gives the claim back without a turn, so that a retry need not wait. */
    Uni<Void> release(Claim.Granted claim);

    Uni<Optional<Snapshot>> find(String tenant, String consultationId);

    /** Closes it for its patient, between two turns; a closed one stays closed. */
    Uni<Closing> close(String tenant, String consultationId, String actor);

    /** How closing came out. */
    enum Closing {
        /** It is closed, now or before. */
        CLOSED,
        /** A turn is running. */
        BUSY,
        MISSING
    }

    /**
     * Removes all but the audit chain, which ends with the tombstone and holds no words; false when there was none.
     */
    Uni<Boolean> erase(String tenant, String consultationId, AuditEntry tombstone);

    /** The consultation with its turns, oldest first. */
    record Snapshot(Consultation consultation, List<Turn> turns) {}

    /** Outcome of a claim. */
    sealed interface Claim {

        /**
         * The turn is ours.
         *
         * @param token proves it to {@link #commit}
         * @param at when, by the store's clock
         * @param head of its audit chain at that moment
         * @param key of its stored words, as the store wraps it; empty when they are stored plainly
         */
        record Granted(Consultation consultation, String token, Instant at, String head, String key) implements Claim {}

        /** This message was answered before. */
        record Answered(Turn turn) implements Claim {}

        /** Another turn is running. */
        record Busy() implements Claim {}

        /** The message id was used with another body. */
        record Reused() implements Claim {}

        record Missing() implements Claim {}
    }

    /** The store did not take or give what was asked. Carries no patient words. */
    final class StoreUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean passing;

        public StoreUnavailable(String reason) {
            this(reason, false);
        }

        /** @param passing whether another server may take over within seconds */
        public StoreUnavailable(String reason, boolean passing) {
            super(reason);
            this.passing = passing;
        }

        public boolean isPassing() {
            return passing;
        }
    }
}
