package health.vigil.consultation;

import health.vigil.clinical.Finding;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ConsultationStore.Claim;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What a model saw after its turn was answered: a turn of its own when it raises the floor, nothing otherwise (I1). */
final class LateTurns {
    private static final Logger LOG = Logger.getLogger(LateTurns.class);
    private static final int TRIES = 30;

    private final ConsultationStore store;
    private final TurnCommit commits;
    private final TurnTaker turns;
    private final Clock clock;

    LateTurns(ConsultationStore store, TurnCommit commits, TurnTaker turns, Clock clock) {
        this.store = store;
        this.commits = commits;
        this.turns = turns;
        this.clock = clock;
    }

    void take(Consultation then, PatientMessage message, List<Finding> seen) {
        PatientMessage late = new PatientMessage(Turn.LATE + message.id(), "", Map.of(), null, List.of());
        attempt(then, late, seen, 0);
    }

    private void attempt(Consultation then, PatientMessage late, List<Finding> seen, int tries) {
        store.claim(then.tenant(), then.id(), late)
                .chain(claim -> claim instanceof Claim.Granted granted
                        ? judged(granted, late, seen).replaceWith(false)
                        : Uni.createFrom().item(claim instanceof Claim.Busy))
                .subscribe()
                .with(
                        busy -> {
                            if (busy && tries < TRIES) {
                                Infrastructure.getDefaultWorkerPool()
                                        .schedule(() -> attempt(then, late, seen, tries + 1), 1, TimeUnit.SECONDS);
                            }
                        },
                        lost -> LOG.warnf(
                                "A late finding could not be stored: %s",
                                lost.getClass().getSimpleName()));
    }

    private Uni<Void> judged(Claim.Granted granted, PatientMessage late, List<Finding> seen) {
        Consultation now = granted.consultation();
        Taken taken = turns.take(now, late, clock.instant(), seen);
        TriageLevel floor = taken.turn().assessment().floor();
        boolean raised = !now.closed() && floor.compareTo(now.assessment().floor()) > 0;
        return raised ? commits.commit(granted, taken.consultation(), taken.turn()) : store.release(granted);
    }
}
