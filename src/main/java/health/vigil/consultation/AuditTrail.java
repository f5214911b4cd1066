package health.vigil.consultation;

import io.smallrye.mutiny.Uni;

/** Port: the audit trail of a consultation. What a turn did is written with its commit; this is for all else. */
public interface AuditTrail {
    /** Fails with {@link ConsultationStore.StoreUnavailable}: what cannot be recorded is not shown. */
    Uni<Void> append(String tenant, String consultationId, AuditEntry entry);
}
