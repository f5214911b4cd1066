package health.vigil.consultation;

import io.smallrye.mutiny.Uni;

/** Port: the audit trail of a consultation. What a turn did is written with its commit; this is for all else. */
public interface AuditTrail {
    /**
     * Adds to the chain of a consultation; nothing happens when there is no such consultation.
     *
     * <p>Fails with {@link ConsultationStore.StoreUnavailable}: what cannot be recorded is not shown.
     */
    Uni<Void> append(String tenant, String consultationId, AuditEntry entry);

    /** All that is kept of a consultation as it is stored, its chain unchecked; only the chain when it was erased. */
    Uni<StoredRecord> read(String tenant, String consultationId);
}
