package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Port: the queue of a tenant, first to be seen first. It is written beside the turns and may lag behind them for a
 * moment; what counts is the consultation. Fails with {@link ConsultationStore.StoreUnavailable}.
 */
public interface QueueIndex {

    /** More are not shown at once; the first are the most urgent. */
    int MOST = 200;

    /** As a consultation stands after its turn; an older turn written later changes nothing. */
    Uni<Void> put(Consultation consultation, Turn turn);

    Uni<Void> remove(String tenant, String consultationId);

    /**
     * The queue, empty when it is the version the caller has.
     *
     * @param version the caller has, empty for none
     */
    Uni<Optional<Queue>> since(String tenant, String version);

    /** @param size of the whole queue, however many entries are given */
    record Queue(String version, int size, List<QueueEntry> entries) {
        public Queue {
            entries = List.copyOf(entries);
        }
    }
}
