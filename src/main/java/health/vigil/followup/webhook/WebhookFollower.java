package health.vigil.followup.webhook;

import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.DeadLetters;
import health.vigil.consultation.DeadLetters.DeadLetter;
import health.vigil.consultation.Follower;
import health.vigil.consultation.OutboxEntry;
import health.vigil.followup.webhook.WebhookSender.NotTaken;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows the outbox for one receiver, so that a receiver that is down holds up no other. What is not taken fails, and the
 * outbox brings it again, each time after a longer pause; after many tries it becomes a dead letter and the next is sent.
 */
final class WebhookFollower implements Follower {
    private final Endpoint endpoint;
    private final ConsultationStore store;
    private final WebhookSender sender;
    private final DeadLetters dead;
    private final EventJson json;
    private final int attempts;
    private final Map<String, Integer> tried = new ConcurrentHashMap<>();

    WebhookFollower(
            Endpoint endpoint,
            ConsultationStore store,
            WebhookSender sender,
            DeadLetters dead,
            EventJson json,
            int attempts) {
        this.endpoint = endpoint;
        this.store = store;
        this.sender = sender;
        this.dead = dead;
        this.json = json;
        this.attempts = attempts;
    }

    @Override
    public String name() {
        return "webhook:" + endpoint.name();
    }

    @Override
    public Uni<Void> follow(OutboxEntry entry) {
        if (!entry.tenant().equals(endpoint.tenant())) {
            return Uni.createFrom().voidItem();
        }
        return events(entry).chain(events -> {
            Uni<Void> sent = Uni.createFrom().voidItem();
            for (Event event : events) {
                sent = endpoint.wants(event) ? sent.chain(() -> send(event)) : sent;
            }
            return sent;
        });
    }

    private Uni<List<Event>> events(OutboxEntry entry) {
        return switch (entry.kind()) {
            case OPENED -> Uni.createFrom().item(List.of());
            case ERASED -> Uni.createFrom().item(List.of(EventReader.erased(entry)));
            case TURN, CLOSED ->
                store.find(entry.tenant(), entry.consultation())
                        .map(found -> found.map(snapshot -> EventReader.read(entry, snapshot))
                                .orElse(List.of()));
        };
    }

    private Uni<Void> send(Event event) {
        String body = json.write(event);
        return sender.send(endpoint, event.id(), body)
                .onFailure(NotTaken.class)
                .recoverWithUni(failure -> tried.merge(event.id(), 1, Integer::sum) < attempts
                        ? Uni.createFrom().failure(failure)
                        : dead.keep(letter(event, body, ((NotTaken) failure).reason())))
                .invoke(() -> tried.remove(event.id()));
    }

    private DeadLetter letter(Event event, String body, String reason) {
        return new DeadLetter(
                endpoint.name() + "." + event.id(),
                event.tenant(),
                endpoint.name(),
                event.id(),
                event.type(),
                event.consultation(),
                event.at(),
                reason,
                body);
    }
}
