package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * Port: which contacts a patient key has had in the last {@link Contact#LIFE}. A key is only ever its keyed digest. Fails
 * with {@link ConsultationStore.StoreUnavailable}; whoever asks goes on without.
 */
public interface ContactIndex {

    /** Contacts after {@code since}, in no order. */
    Uni<List<Contact>> since(String tenant, String key, Instant since);

    /** Ids of the consultations that had these contacts, latest first. */
    Uni<List<String>> consultations(String tenant, String key, Instant since);

    /** Keeps a contact of a consultation; the same again only moves its time. */
    Uni<Void> keep(String tenant, String key, String consultationId, Contact contact);

    /** Removes all contacts of a consultation. */
    Uni<Void> forget(String tenant, String key, String consultationId);
}
