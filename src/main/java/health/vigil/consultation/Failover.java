package health.vigil.consultation;

import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What a write does while another server takes over from one that died: it is tried again, for a while. */
final class Failover {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LAST_PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1);

    private Failover() {}

    /** The same write again and again; it must be one that is safe to run twice. */
    static <T> Uni<T> waitedOut(Uni<T> write) {
        return write.onFailure(Failover::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE, LAST_PAUSE)
                .expireIn(LONGEST.toMillis())
                .onFailure(failure -> failure.getCause() instanceof StoreUnavailable)
                .transform(exhausted -> new StoreUnavailable("no other server took over in time"));
    }

    /** A turn that could not be committed is dead: the claim goes back as soon as the store can take it. */
    static void giveBack(ConsultationStore store, Claim.Granted claim) {
        store.release(claim)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LAST_RETRY)
                .expireIn(ConsultationStore.CLAIM_LIFE.toMillis())
                .subscribe()
                .with(released -> {}, failure -> {});
    }

    static boolean mayPass(Throwable failure) {
        return failure instanceof StoreUnavailable unavailable && unavailable.isPassing();
    }
}
