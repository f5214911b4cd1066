package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what could not be delivered to an integrator, kept until it is sent again. */
public interface DeadLetters {
    /** Kept once, however often it comes. */
    Uni<Void> keep(DeadLetter letter);

    /** Of one tenant, oldest first. */
    Uni<List<DeadLetter>> list(String tenant);

    Uni<Optional<DeadLetter>> find(String tenant, String id);

    Uni<Void> drop(DeadLetter letter);

    /**
     * A webhook that was given up. Its body holds no patient words.
     *
     * @param id of this delivery
     * @param endpoint name of it in the configuration
     * @param reason why the last try failed: a status, or the kind of failure
     */
    record DeadLetter(
            String id,
            String tenant,
            String endpoint,
            String eventId,
            String event,
            String consultation,
            Instant at,
            String reason,
            String body) {}
}
