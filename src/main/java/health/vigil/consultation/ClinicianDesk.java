package health.vigil.consultation;

import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.DueTimers.Due;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What clinicians do, each a turn of its own: claimed, so that two cannot collide, committed with its audit entry, and
 * read by the patient like any other turn.
 */
@ApplicationScoped
public class ClinicianDesk implements TimerAction {
    /** While a patient's message is being answered a clinician waits, for a while. */
    private static final Duration BUSY_PAUSE = Duration.ofMillis(200);

    private static final int BUSY_TRIES = 15;

    private final ConsultationStore store;
    private final TurnCommit commits;
    private final DueTimers timers;
    private final TurnTaker turns;
    private final OverrideCount overrides;
    private final Clock clock;
    private final Duration patience;

    ClinicianDesk(
            ConsultationStore store,
            TurnCommit commits,
            DueTimers timers,
            TurnTaker turns,
            OverrideCount overrides,
            Clock clock,
            @ConfigProperty(name = "vigil.console.patience", defaultValue = "5m") Duration patience) {
        this.store = store;
        this.commits = commits;
        this.timers = timers;
        this.turns = turns;
        this.overrides = overrides;
        this.clock = clock;
        this.patience = patience;
    }

    /** How an act came out. */
    public sealed interface Result {

        /** {@code repeated}: this very act had been done before. {@code region} of the patient. */
        record Done(Turn turn, String region, boolean repeated) implements Result {}

        /** It was so already. */
        record Unchanged() implements Result {}

        /** Another clinician has it. */
        record HeldBy(Care.Holder holder) implements Result {}

        /** It must be taken over first. */
        record NotTaken() implements Result {}

        record Closed() implements Result {}

        record NotFound() implements Result {}

        /** A message of the patient is being answered. */
        record Busy() implements Result {}

        record MessageIdReused() implements Result {}
    }

    /**
     * Does it, if it may be done now. Fails with {@link ConsultationStore.StoreUnavailable}.
     *
     * @param key made by the client; the same act with the same key is done once
     */
    public Uni<Result> act(String tenant, String id, String key, Act act) {
        String messageId = Turn.CLINICIAN + key;
        var words = new PatientMessage(messageId, act.words(), Map.of(), null, List.of());
        return claim(tenant, id, words, BUSY_TRIES).chain(claim -> switch (claim) {
            case Claim.Granted granted -> attempt(granted, act, messageId);
            case Claim.Answered answered -> repeated(tenant, id, answered.turn());
            case Claim.Busy ignored -> result(new Result.Busy());
            case Claim.Reused ignored -> result(new Result.MessageIdReused());
            case Claim.Missing ignored -> result(new Result.NotFound());
        });
    }

    @Override
    public boolean isFor(String kind) {
        return kind.equals(Timer.TAKE_OVER);
    }

    /** Gives back the patient of whoever took them over and does not answer: once for each time of waiting. */
    @Override
    public Uni<Boolean> fire(Due due) {
        String key = due.kind() + "-" + due.at().toEpochMilli();
        return act(due.tenant(), due.consultation(), key, new Act.GiveUp("timer", due.at()))
                .chain(result -> switch (result) {
                    case Result.Done done -> Uni.createFrom().item(!done.repeated());
                    case Result.Busy ignored -> Uni.createFrom().item(false);
                    default -> timers.drop(due).replaceWith(false);
                });
    }

    private Uni<Result> repeated(String tenant, String id, Turn turn) {
        return store.find(tenant, id)
                .map(found -> found.map(it -> (Result) new Result.Done(
                                turn, it.consultation().settings().region(), true))
                        .orElse(new Result.NotFound()));
    }

    private Uni<Claim> claim(String tenant, String id, PatientMessage words, int tries) {
        return store.claim(tenant, id, words)
                .chain(claim -> claim instanceof Claim.Busy && tries > 1
                        ? Uni.createFrom()
                                .item(claim)
                                .onItem()
                                .delayIt()
                                .by(BUSY_PAUSE)
                                .chain(() -> claim(tenant, id, words, tries - 1))
                        : Uni.createFrom().item(claim));
    }

    private Uni<Result> attempt(Claim.Granted granted, Act act, String messageId) {
        Consultation before = granted.consultation();
        Instant now = clock.instant();
        Result refusal = refusal(before, act);
        if (refusal != null) {
            return store.release(granted).replaceWith(refusal);
        }
        Taken taken = turns.act(before, act, messageId, now);
        return commits.commit(granted, taken.consultation(), taken.turn())
                .invoke(() -> overrides.count(before, act))
                .replaceWith(
                        (Result) new Result.Done(taken.turn(), before.settings().region(), false))
                .onFailure()
                .call(() -> store.release(granted).onFailure().recoverWithNull());
    }

    /** Why it may not be done; null when it may. */
    private @Nullable Result refusal(Consultation before, Act act) {
        if (before.closed()) {
            return new Result.Closed();
        }
        Care.Holder holder = before.care().holder();
        if (act instanceof Act.GiveUp it) {
            Instant overdue = before.care().overdueAt(patience);
            return overdue == null || overdue.toEpochMilli() > it.due().toEpochMilli() ? new Result.Unchanged() : null;
        }
        if (holder == null) {
            boolean needsHolder = act instanceof Act.Say || act instanceof Act.Release || act instanceof Act.HandOver;
            return needsHolder ? new Result.NotTaken() : null;
        }
        if (!holder.name().equals(act.by())) {
            return new Result.HeldBy(holder);
        }
        return act instanceof Act.Take ? new Result.Unchanged() : null;
    }

    private static Uni<Result> result(Result result) {
        return Uni.createFrom().item(result);
    }
}
