package health.vigil.consultation;

import health.vigil.consultation.ConsultationStore.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Commits a turn together with what it makes due. Every turn goes through here, whoever made it. */
@ApplicationScoped
public class TurnCommit {
    private final ConsultationStore store;
    private final SafetyNetTimers timers;

    TurnCommit(
            ConsultationStore store,
            @ConfigProperty(name = "vigil.timers.acknowledgement", defaultValue = "5m") Duration acknowledgement,
            @ConfigProperty(name = "vigil.timers.check-in-soon", defaultValue = "24h") Duration soon,
            @ConfigProperty(name = "vigil.timers.check-in-later", defaultValue = "72h") Duration later) {
        this.store = store;
        this.timers = new SafetyNetTimers(acknowledgement, soon, later);
    }

    /** @param after the consultation after the turn, its timers as they were before */
    public Uni<Void> commit(Claim.Granted granted, Consultation after, Turn turn) {
        Consultation before = granted.consultation();
        FollowUp next = timers.next(before, after, turn, granted.at());
        return store.commit(granted, after.with(next), turn, SafetyNetTimers.changes(before.followUp(), next));
    }
}
