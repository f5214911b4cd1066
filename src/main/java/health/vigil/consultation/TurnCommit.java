package health.vigil.consultation;

import health.vigil.consultation.ConsultationStore.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Commits a turn together with what it makes due. Every turn goes through here, whoever made it. */
@ApplicationScoped
public class TurnCommit {
    private final ConsultationStore store;
    private final SafetyNetTimers timers;
    private final Duration patience;

    TurnCommit(
            ConsultationStore store,
            @ConfigProperty(name = "vigil.timers.acknowledgement", defaultValue = "5m") Duration acknowledgement,
            @ConfigProperty(name = "vigil.timers.check-in-soon", defaultValue = "24h") Duration soon,
            @ConfigProperty(name = "vigil.timers.check-in-later", defaultValue = "72h") Duration later,
            @ConfigProperty(name = "vigil.console.patience", defaultValue = "5m") Duration patience) {
        this.store = store;
        this.timers = new SafetyNetTimers(acknowledgement, soon, later);
        this.patience = patience;
    }

    /** @param after the consultation after the turn, its timers as they were before */
    public Uni<Void> commit(Claim.Granted granted, Consultation after, Turn turn) {
        Consultation before = granted.consultation();
        FollowUp next = timers.next(before, after, turn, granted.at());
        List<Timer> changes = new ArrayList<>(SafetyNetTimers.changes(before.followUp(), next));
        changes.addAll(Care.changes(before.care(), after.care(), patience));
        return store.commit(granted, after.with(next), turn, changes);
    }
}
