package health.vigil.consultation;

import health.vigil.clinical.Finding;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ConsultationStore.Claim;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What a model saw after its turn was answered: a turn of its own when it raises the floor, nothing otherwise (I1). What
 * the patient sent beside words is a turn of its own whenever it could be read.
 */
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
        attempt(then, PatientMessage.of(Turn.LATE + message.id(), List.of()), seen, 0);
    }

    void take(Consultation then, Attachment read) {
        attempt(then, PatientMessage.of(Turn.LATE + read.id(), List.of(read)), List.of(), 0);
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
        boolean sent = !late.sent().isEmpty();
        Taken taken = sent ? turns.hear(now, late, clock.instant()) : turns.take(now, late, clock.instant(), seen);
        TriageLevel floor = taken.turn().assessment().floor();
        boolean counts = sent || floor.compareTo(now.assessment().floor()) > 0;
        return counts && !now.closed()
                ? commits.commit(granted, taken.consultation(), taken.turn())
                : store.release(granted);
    }
}
