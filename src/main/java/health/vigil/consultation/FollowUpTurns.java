package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.clinical.Question;
import health.vigil.clinical.Reply;
import health.vigil.clinical.TriageLevel;
import health.vigil.platform.Ids;
import health.vigil.reply.NoteWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns that no message of the patient made: a reminder, an answer to a button. They judge nothing anew. */
@ApplicationScoped
class FollowUpTurns {
    private static final Set<String> OWN_REMINDER = Set.of("crisis", "safety");

    private final NoteWriter notes;
    private final CheckIn checkIn;
    private final TurnTaker turns;
    private final Ids ids;

    FollowUpTurns(Knowledge knowledge, TurnTaker turns, Ids ids) {
        this.notes = new NoteWriter(knowledge);
        this.checkIn = new CheckIn(knowledge);
        this.turns = turns;
        this.ids = ids;
    }

    /** The consultation after the turn, and the turn. */
    record Made(Consultation consultation, Turn turn) {}

    static PatientMessage message(String id) {
        return new PatientMessage(id, "", Map.of(), null, List.of());
    }

    /** What is said when a timer goes off. */
    Made remind(Consultation now, String kind, PatientMessage message, Instant at) {
        FollowUp after = now.followUp().withDue(kind, null);
        if (!kind.equals(Timer.CHECK_IN)) {
            return say(now.with(after), message, at, List.of(reminder(now)), null);
        }
        List<PatientCase> cases = new ArrayList<>(now.cases());
        cases.set(cases.size() - 1, CheckIn.asked(now.current()));
        return say(now.with(cases).with(after.feeling("")), message, at, List.of(), checkIn.question());
    }

    private static String reminder(Consultation now) {
        String lane = now.current().lane().toLowerCase(Locale.ROOT);
        if (OWN_REMINDER.contains(lane)) {
            return "unacknowledged_" + lane;
        }
        boolean ambulance = now.assessment().floor() == TriageLevel.EMERGENCY_AMBULANCE;
        return ambulance ? "unacknowledged_ambulance" : "unacknowledged_emergency";
    }

    /** @param action what the patient does about the advice; a text says what follows from it */
    Made acknowledge(Consultation now, String action, PatientMessage message, Instant at) {
        FollowUp after = now.followUp().acknowledgedBy(action);
        return say(now.with(after), message, at, List.of("acknowledged_" + action), null);
    }

    /** How the patient is counts as the answer to a check-in; without it, the visit is only noted. */
    Made conclude(Consultation now, FollowUp.Outcome outcome, PatientMessage message) {
        Consultation told = now.with(now.followUp().withOutcome(outcome));
        if (message.answers().isEmpty()) {
            boolean stayed = Boolean.FALSE.equals(outcome.visited());
            return say(told, message, outcome.at(), List.of(stayed ? "outcome_not_visited" : "outcome_noted"), null);
        }
        List<PatientCase> cases = new ArrayList<>(told.cases());
        cases.set(cases.size() - 1, CheckIn.asked(told.current()));
        Taken taken = turns.take(told.with(cases), message, outcome.at(), List.of());
        return new Made(taken.consultation(), taken.turn());
    }

    private Made say(
            Consultation now, PatientMessage message, Instant at, List<String> texts, @Nullable Question question) {
        Language language = Objects.requireNonNullElse(
                now.language() == null ? now.settings().locale() : now.language(), Language.EN);
        boolean lane = now.assessment().floor().isAtLeast(TriageLevel.EMERGENCY);
        Reply reply = notes.write(
                ids.next(),
                lane ? Reply.Source.SAFETY : Reply.Source.SCRIPTED,
                language,
                now.settings().region(),
                now.current().isOther(),
                texts,
                question);
        Turn turn = new Turn(
                ids.next(), now.turns() + 1, message, at, language, reply, now.assessment(), true, null, null, null);
        return new Made(now.withTurn(now.language(), now.cases(), now.assessment(), now.care()), turn);
    }
}
