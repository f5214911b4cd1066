package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Port: the durable events of a consultation, as its turns wrote them, for readers that come back. Every Uni fails with
 * {@link ConsultationStore.StoreUnavailable} as the store's do.
 */
public interface EventLog {
    /** The place before the first event. */
    String START = "0-0";

    /** What happened after an event; empty when there is no such consultation. */
    Uni<Optional<News>> since(String tenant, String consultationId, String eventId);

    /** Makes this socket the one that follows the consultation; an older one sees it in {@link News#socket}. */
    Uni<Void> follow(String tenant, String consultationId, String socket);

    /**
     * Since an event.
     *
     * @param known whether there was such an event; nothing is told when there was not
     * @param socket the newest that follows, empty without one
     */
    record News(boolean known, String socket, List<Happening> happenings) {
        public News {
            happenings = List.copyOf(happenings);
        }
    }

    /**
     * One event.
     *
     * @param id {@code <turn>-<place>}, rising
     * @param name assessment.updated, reply.completed or turn.completed
     */
    record Happening(String id, String name, Turn turn) {}
}
