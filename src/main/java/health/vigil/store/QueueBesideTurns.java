package health.vigil.store;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.QueueIndex;
import health.vigil.consultation.Timer;
import health.vigil.consultation.Turn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;

/** Writes the clinicians' queue after each commit, whoever made the turn; no turn waits for it. */
@Decorator
@Priority(1)
abstract class QueueBesideTurns implements ConsultationStore {
    private final ConsultationStore store;
    private final QueueIndex queue;

    @Inject
    QueueBesideTurns(@Delegate @Any ConsultationStore store, QueueIndex queue) {
        this.store = store;
        this.queue = queue;
    }

    @Override
    public Uni<Void> commit(Claim.Granted claim, Consultation consultation, Turn turn, List<Timer> timers) {
        return store.commit(claim, consultation, turn, timers)
                .invoke(() -> beside(() -> queue.put(consultation, turn)));
    }

    @Override
    public Uni<Boolean> erase(String tenant, String consultationId, AuditEntry tombstone) {
        return store.erase(tenant, consultationId, tombstone)
                .invoke(() -> beside(() -> queue.remove(tenant, consultationId)));
    }

    /** Whatever becomes of it, the turn stands: it is committed. */
    private static void beside(Supplier<Uni<Void>> write) {
        Uni.createFrom().deferred(write::get).subscribe().with(written -> {}, lost -> {});
    }
}
