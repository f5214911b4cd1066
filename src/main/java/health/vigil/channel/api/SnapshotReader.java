package health.vigil.channel.api;

import health.vigil.channel.api.Doorkeeper.Visitor;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore.Snapshot;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Reads a consultation for whoever was let in. Every reading but the patient's own is recorded before it is shown. */
@Singleton
public final class SnapshotReader {
    private final ConsultationService service;
    private final AuditTrail trail;
    private final Clock clock;

    SnapshotReader(ConsultationService service, AuditTrail trail, Clock clock) {
        this.service = service;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Fails with a {@link Rejection}: 404 when there is none, 503 when it cannot be read or the reading cannot be recorded.
     *
     * @param action as the audit names it, for example {@code assessment.read}
     */
    public Uni<Snapshot> read(Visitor visitor, String action, Map<String, String> details) {
        return visitor.caller() == null
                ? found(visitor.address())
                : recorded(visitor.address(), visitor.actor(), action, details);
    }

    /** As {@link #read} for whoever is named, recorded in any case. */
    Uni<Snapshot> recorded(Address address, String actor, String action, Map<String, String> details) {
        return found(address)
                .call(found -> Rejection.available(trail.append(
                        address.tenant(), address.id(), new AuditEntry(clock.instant(), actor, action, details))));
    }

    private Uni<Snapshot> found(Address address) {
        return Rejection.available(service.find(address)).map(found -> found.orElseThrow(Rejection::notFound));
    }
}
