package health.vigil.followup.webhook;

import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.DeadLetters;
import health.vigil.consultation.DeadLetters.DeadLetter;
import health.vigil.consultation.Follower;
import health.vigil.consultation.Redelivery;
import health.vigil.followup.webhook.WebhookSender.NotTaken;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The receivers as followers of the outbox, and what was given up sent again. */
@Singleton
public class Webhooks implements Redelivery {
    private final Endpoints endpoints;
    private final ConsultationStore store;
    private final WebhookSender sender;
    private final DeadLetters dead;
    private final EventJson json;
    private final int attempts;

    Webhooks(
            Endpoints endpoints,
            ConsultationStore store,
            WebhookSender sender,
            DeadLetters dead,
            EventJson json,
            WebhookSettings settings) {
        this.endpoints = endpoints;
        this.store = store;
        this.sender = sender;
        this.dead = dead;
        this.json = json;
        this.attempts = settings.attempts();
    }

    public List<Follower> followers() {
        return endpoints.all().stream()
                .<Follower>map(endpoint -> new WebhookFollower(endpoint, store, sender, dead, json, attempts))
                .toList();
    }

    @Override
    public Uni<Boolean> replay(DeadLetter letter) {
        return endpoints
                .find(letter.tenant(), letter.endpoint())
                .map(endpoint -> sender.send(endpoint, letter.eventId(), letter.body())
                        .chain(() -> dead.drop(letter))
                        .replaceWith(true)
                        .onFailure(NotTaken.class)
                        .recoverWithItem(false))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
