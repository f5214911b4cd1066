package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.guidance.SnippetFinder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The story of a turn, top to bottom: claim it, hear the words, judge them, write the reply on guideline text, commit, answer. A turn
 * runs to its commit on its own subscription: the reader only listens, and may go.
 */
@ApplicationScoped
public class ConsultationService {
    /** What the store may take of an emergency turn, claim and commit together (I3). */
    private static final Duration EMERGENCY_STORE_BUDGET = Duration.ofMillis(800);

    private final ConsultationStore store;
    private final TurnCommit commits;
    private final EarlierContacts contacts;
    private final TurnTaker turns;
    private final AttachmentPart attachments;
    private final ModelPart model;
    private final LateTurns late;
    private final SnippetFinder guidance;
    private final TurnGate gate;
    private final Clock clock;

    ConsultationService(
            ConsultationStore store,
            TurnCommit commits,
            EarlierContacts contacts,
            TurnTaker turns,
            AttachmentPart attachments,
            ModelPart model,
            SnippetFinder guidance,
            TurnGate gate,
            Clock clock) {
        this.store = store;
        this.commits = commits;
        this.contacts = contacts;
        this.turns = turns;
        this.attachments = attachments;
        this.model = model;
        this.late = new LateTurns(store, commits, turns, clock);
        this.guidance = guidance;
        this.gate = gate;
        this.clock = clock;
    }

    /** Opens a consultation and greets. Earlier contacts are looked up; without a store for them it goes on. */
    public Uni<Consultation> open(Opening opening) {
        Consultation fresh = turns.open(opening, clock.instant());
        return contacts.addTo(fresh)
                .chain(placed -> Failover.waitedOut(store.create(placed, opening.idempotencyKey())));
    }

    /** Answers a message: the whole turn. It runs to its commit whether or not the reader stays. */
    public Uni<Outcome> reply(Address address, PatientMessage message) {
        return reply(address, message, TurnReader.NOBODY);
    }

    /** @param reader follows the turn */
    public Uni<Outcome> reply(Address address, PatientMessage message, TurnReader reader) {
        Instant received = clock.instant();
        Uni<Claim> claimed = store.claim(address.tenant(), address.id(), message);
        Uni<Outcome> turn = claimed.onFailure(Failover::mayPass)
                .recoverWithUni(lost -> isEmergency(turns.alone(address, message, received))
                        ? Uni.createFrom().failure(lost)
                        : Failover.waitedOut(claimed))
                .onItem()
                .transformToUni(claim -> answer(claim, message, received, reader))
                .onFailure(StoreUnavailable.class)
                .recoverWithItem(() -> alone(address, message).orElseGet(Outcome.StoreUnavailable::new));
        return gate.pass(turn, () -> alone(address, message).orElseGet(Outcome.Overloaded::new));
    }

    public Uni<Optional<ConsultationStore.Snapshot>> find(Address address) {
        return store.find(address.tenant(), address.id());
    }

    /**
     * Its contacts first: what is left of a half-done erasure can be erased again.
     *
     * @param proof id by which the erasure is confirmed later; it stays in the audit chain
     */
    public Uni<Boolean> erase(Address address, String proof) {
        AuditEntry tombstone = new AuditEntry(clock.instant(), "patient", AuditEntry.ERASED, Map.of("proof", proof));
        return find(address)
                .chain(found -> found.map(it -> contacts.forget(it.consultation()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(forgotten -> store.erase(address.tenant(), address.id(), tombstone));
    }

    /** @param actor as the audit names it */
    public Uni<ConsultationStore.Closing> close(Address address, String actor) {
        return store.close(address.tenant(), address.id(), actor);
    }

    /** Judges one message without keeping anything. */
    public Assessment triage(Patient patient, PatientMessage message, String region) {
        return turns.triage(patient, message, region, clock.instant()).assessment();
    }

    private Uni<Outcome> answer(Claim claim, PatientMessage message, Instant received, TurnReader reader) {
        return switch (claim) {
            case Claim.Granted granted -> take(granted, message, received, reader);
            case Claim.Answered answered -> outcome(new Outcome.Answered(answered.turn(), true));
            case Claim.Busy ignored -> outcome(new Outcome.Busy());
            case Claim.Reused ignored -> outcome(new Outcome.MessageIdReused());
            case Claim.Missing ignored -> outcome(new Outcome.NotFound());
        };
    }

    private Uni<Outcome> take(Claim.Granted granted, PatientMessage message, Instant received, TurnReader reader) {
        if (granted.consultation().closed()) {
            return store.release(granted).replaceWith(new Outcome.Closed());
        }
        reader.taken();
        Duration claiming = Duration.between(received, clock.instant());
        Consultation before = granted.consultation();
        Taken taken = turns.take(before, message, received, List.of());
        if (isEmergency(taken.turn())) {
            // The lane waits for nothing to be read (I3).
            return commit(granted, taken, claiming)
                    .invoke(() -> attachments.attendLater(before, message, read -> late.take(before, read)));
        }
        return attachments
                .attend(before, taken, read -> late.take(before, read))
                .onFailure()
                .invoke(() -> Failover.giveBack(store, granted))
                .chain(heard -> heard.isPresent()
                        ? finish(granted, message, heard.get(), claiming, reader)
                        : store.release(granted).replaceWith(new Outcome.UnknownAttachment()));
    }

    private Uni<Outcome> finish(
            Claim.Granted granted, PatientMessage message, Taken taken, Duration claiming, TurnReader reader) {
        if (isEmergency(taken.turn())) {
            return commit(granted, taken, claiming);
        }
        Consultation before = granted.consultation();
        return guided(taken)
                .chain(whole -> model.isOn(before)
                        ? model.attend(before, whole, reader::said, seen -> late.take(before, message, seen))
                        : Uni.createFrom().item(whole))
                .chain(whole -> commit(granted, whole, claiming));
    }

    private Uni<Outcome> commit(Claim.Granted granted, Taken done, Duration claiming) {
        Turn turn = done.turn();
        Uni<Outcome> committed = commits.commit(granted, done.consultation(), turn)
                .invoke(() -> contacts.keep(done))
                .replaceWith(new Outcome.Answered(turn, false));
        if (!isEmergency(turn)) {
            return Failover.waitedOut(committed).onFailure().invoke(() -> Failover.giveBack(store, granted));
        }
        Duration left = EMERGENCY_STORE_BUDGET.minus(claiming);
        return committed
                .ifNoItem()
                .after(left.isPositive() ? left : Duration.ofMillis(1))
                .fail()
                .onFailure()
                .invoke(() -> Failover.giveBack(store, granted))
                .onFailure()
                .recoverWithItem(() -> new Outcome.Answered(turn.unstored(), false));
    }

    /** With guideline texts, where they belong and are found in time. */
    private Uni<Taken> guided(Taken taken) {
        return taken.need()
                .map(need -> guidance.find(need).map(snippets -> turns.quote(taken, snippets)))
                .orElseGet(() -> Uni.createFrom().item(taken));
    }

    /** Answers an emergency by its own words, unstored, where the whole turn cannot be had; empty for any other message (I3). */
    public Optional<Outcome> alone(Address address, PatientMessage message) {
        Turn turn = turns.alone(address, message, clock.instant());
        return isEmergency(turn) ? Optional.of(new Outcome.Answered(turn.unstored(), false)) : Optional.empty();
    }

    private static boolean isEmergency(Turn turn) {
        return turn.assessment().floor().isAtLeast(TriageLevel.EMERGENCY);
    }

    private static Uni<Outcome> outcome(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    /** What is needed to open a consultation. */
    public record Opening(
            String tenant,
            Consultation.Settings settings,
            Patient patient,
            @Nullable String idempotencyKey,
            ReadingChooser.Chosen readings) {
        public Opening(
                String tenant, Consultation.Settings settings, Patient patient, @Nullable String idempotencyKey) {
            this(tenant, settings, patient, idempotencyKey, new ReadingChooser.Chosen(Map.of(), Map.of(), List.of()));
        }
    }

    /** Which consultation, and what its signed token says without the store. */
    public record Address(
            String tenant, String id, @Nullable Language language, String region) {}

    /** How a turn came out. */
    public sealed interface Outcome {

        /** {@code repeated}: the message had been answered before. */
        record Answered(Turn turn, boolean repeated) implements Outcome {}

        record Busy() implements Outcome {}

        record MessageIdReused() implements Outcome {}

        record NotFound() implements Outcome {}

        /** The message names an attachment that this consultation does not have. */
        record UnknownAttachment() implements Outcome {}

        record Closed() implements Outcome {}

        /** Too many turns are running, and it is no emergency by itself: the client must retry. */
        record Overloaded() implements Outcome {}

        /** Not stored and not an emergency by itself: the client must retry. */
        record StoreUnavailable() implements Outcome {}
    }
}
