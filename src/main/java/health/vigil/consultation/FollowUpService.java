package health.vigil.consultation;

import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Outcome;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.DueTimers.Due;
import health.vigil.consultation.FollowUpTurns.Made;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What comes after the advice: timers that go off, and what the patient says they did. Each is a turn, taken once. */
@ApplicationScoped
public class FollowUpService implements TimerAction {
    private static final Set<String> ACTIONS = Set.of("called_ambulance", "going", "in_care", "cannot");
    private static final String OTHER = "other";

    /** How often it is looked whether a clinician still has the patient whose check-in is due. */
    private static final Duration HELD = Duration.ofHours(1);

    private final ConsultationStore store;
    private final TurnCommit commits;
    private final FollowUpTurns turns;
    private final DueTimers timers;
    private final ReviewedIndex reviewed;

    FollowUpService(
            ConsultationStore store,
            TurnCommit commits,
            FollowUpTurns turns,
            DueTimers timers,
            ReviewedIndex reviewed) {
        this.store = store;
        this.commits = commits;
        this.turns = turns;
        this.timers = timers;
        this.reviewed = reviewed;
    }

    @Override
    public boolean isFor(String kind) {
        return kind.equals(Timer.EMERGENCY_ACK) || kind.equals(Timer.CHECK_IN);
    }

    /**
     * Takes the turn of a timer, if it still stands: the record of the consultation decides, the list of timers only
     * points at it.
     */
    @Override
    public Uni<Boolean> fire(Due due) {
        PatientMessage message =
                FollowUpTurns.message(Turn.TIMER + due.kind() + "-" + due.at().toEpochMilli());
        return store.claim(due.tenant(), due.consultation(), message).chain(claim -> switch (claim) {
            case Claim.Granted granted -> fire(granted, due, message);
            case Claim.Busy ignored -> Uni.createFrom().item(false);
            default -> timers.drop(due).replaceWith(false);
        });
    }

    /** Whoever has taken a patient over asks how they are; the check-in waits until they have left. */
    private Uni<Boolean> fire(Claim.Granted granted, Due due, PatientMessage message) {
        Consultation now = granted.consultation();
        if (!stands(now, due)) {
            return store.release(granted).chain(() -> timers.drop(due)).replaceWith(false);
        }
        return due.kind().equals(Timer.CHECK_IN) && now.care().holder() != null
                ? store.release(granted).chain(() -> timers.postpone(due, HELD)).replaceWith(false)
                : commit(granted, turns.remind(now, due.kind(), message, granted.at()))
                        .replaceWith(true);
    }

    /** One that was postponed is later than the record says. */
    private static boolean stands(Consultation now, Due due) {
        Instant set = now.followUp().due().get(due.kind());
        return !now.closed() && set != null && !due.at().isBefore(set);
    }

    /**
     * The patient says what they do about the emergency advice.
     *
     * @param said {@code called_ambulance}, {@code going}, {@code in_care} or {@code cannot}; any other word is taken as another answer
     */
    public Uni<Outcome> acknowledge(Address address, String said) {
        String action = ACTIONS.contains(said) ? said : OTHER;
        return store.find(address.tenant(), address.id()).chain(found -> {
            int advised =
                    found.map(it -> it.consultation().followUp().advised()).orElse(0);
            PatientMessage message = FollowUpTurns.message(Turn.ACKNOWLEDGED + action + "-" + advised);
            return take(
                    address,
                    message,
                    granted -> turns.acknowledge(granted.consultation(), action, message, granted.at()));
        });
    }

    /** The patient tells of a visit; telling the same twice is told once. */
    public Uni<Outcome> conclude(Address address, Told told) {
        String digest = UUID.nameUUIDFromBytes(
                        (told.visited() + "|" + told.better() + "|" + told.found()).getBytes(StandardCharsets.UTF_8))
                .toString();
        List<PatientMessage.Answer> answers = told.better().isEmpty()
                ? List.of()
                : List.of(new PatientMessage.Answer.OfChoice(CheckIn.QUESTION, told.better()));
        PatientMessage message = new PatientMessage(Turn.OUTCOME + digest, "", Map.of(), null, answers);
        return take(
                        address,
                        message,
                        granted -> turns.conclude(
                                granted.consultation(),
                                new FollowUp.Outcome(granted.at(), told.visited(), told.found(), told.better()),
                                message))
                .call(outcome -> outcome instanceof Outcome.Answered
                        ? reviewed.mark(address.tenant(), address.id())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Outcome> take(Address address, PatientMessage message, Function<Claim.Granted, Made> turn) {
        return store.claim(address.tenant(), address.id(), message).chain(claim -> switch (claim) {
            case Claim.Granted granted ->
                granted.consultation().closed()
                        ? store.release(granted).replaceWith(new Outcome.Closed())
                        : committed(granted, turn.apply(granted));
            case Claim.Answered answered -> outcome(new Outcome.Answered(answered.turn(), true));
            case Claim.Busy ignored -> outcome(new Outcome.Busy());
            case Claim.Reused ignored -> outcome(new Outcome.MessageIdReused());
            case Claim.Missing ignored -> outcome(new Outcome.NotFound());
        });
    }

    private Uni<Outcome> committed(Claim.Granted granted, Made made) {
        return commit(granted, made).replaceWith(new Outcome.Answered(made.turn(), false));
    }

    /** A turn that could not be committed gives its claim back, so that whoever retries need not wait. */
    private Uni<Void> commit(Claim.Granted granted, Made made) {
        return commits.commit(granted, made.consultation(), made.turn())
                .onFailure()
                .call(() -> store.release(granted).onFailure().recoverWithNull());
    }

    private static Uni<Outcome> outcome(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    /** What a patient tells of a visit; see {@link FollowUp.Outcome}. */
    public record Told(@Nullable Boolean visited, String found, String better) {

        /** Without the patient's words. */
        @Override
        public String toString() {
            return "Told[" + visited + ", " + better + "]";
        }
    }
}
