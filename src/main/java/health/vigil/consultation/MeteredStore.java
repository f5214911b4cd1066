package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store with its calls timed, and what is committed counted. */
@Decorator
@Priority(2)
abstract class MeteredStore implements ConsultationStore {
    private final ConsultationStore store;
    private final TurnMeter meter;

    @Inject
    MeteredStore(@Delegate @Any ConsultationStore store, TurnMeter meter) {
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
    public Uni<Optional<Snapshot>> find(String tenant, String consultationId) {
        return meter.stored("find", store.find(tenant, consultationId));
    }
}
