package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store with its calls timed, and what is committed counted. */
@Decorator
@Priority(1)
class MeteredStore implements ConsultationStore {
    private final ConsultationStore store;
    private final TurnMeter meter;

    @Inject
    MeteredStore(@Delegate ConsultationStore store, TurnMeter meter) {
        this.store = store;
        this.meter = meter;
    }

    @Override
    public Uni<Consultation> create(Consultation consultation, @Nullable String idempotencyKey) {
        return meter.stored("create", store.create(consultation, idempotencyKey));
    }

    @Override
    public Uni<Claim> claim(String tenant, String consultationId, PatientMessage message) {
        return meter.stored("claim", store.claim(tenant, consultationId, message));
    }

    @Override
    public Uni<Void> commit(Claim.Granted claim, Consultation consultation, Turn turn, List<Timer> timers) {
        return meter.stored("commit", store.commit(claim, consultation, turn, timers))
                .invoke(() ->
                        meter.answered(turn, claim.consultation().assessment().redFlags()));
    }

    @Override
    public Uni<Void> release(Claim.Granted claim) {
        return store.release(claim);
    }

    @Override
    public Uni<Optional<Snapshot>> find(String tenant, String consultationId) {
        return meter.stored("find", store.find(tenant, consultationId));
    }

    @Override
    public Uni<Boolean> erase(String tenant, String consultationId) {
        return meter.stored("erase", store.erase(tenant, consultationId));
    }
}
