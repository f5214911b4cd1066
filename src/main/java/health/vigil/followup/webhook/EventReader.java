package health.vigil.followup.webhook;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.Timer;
import health.vigil.consultation.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from what was committed what an integrator is to be told of it. Pure. */
final class EventReader {
    private static final String CANNOT = "cannot";

    private EventReader() {}

    static Event erased(OutboxEntry entry) {
        return new Event(
                Event.CLOSED,
                entry.tenant(),
                entry.consultation(),
                entry.turn(),
                entry.at(),
                null,
                null,
                null,
                List.of(),
                "erased",
                false);
    }

    /** The events of the entry's turn, in the order they are sent. */
    static List<Event> read(OutboxEntry entry, Snapshot snapshot) {
        int number = entry.turn();
        List<Turn> turns = snapshot.turns();
        if (number < 1 || number > turns.size()) {
            return List.of();
        }
        Turn turn = turns.get(number - 1);
        Assessment now = turn.assessment();
        Assessment before = number == 1 ? null : turns.get(number - 2).assessment();
        Consultation consultation = snapshot.consultation();
        List<Event> events = new ArrayList<>();
        if (now.floor().isAtLeast(TriageLevel.EMERGENCY)
                && (before == null || now.floor().compareTo(before.floor()) > 0)) {
            events.add(event(Event.RAISED, consultation, turn, null));
        }
        boolean cannot = CANNOT.equals(turn.acknowledgement());
        if (cannot || Timer.EMERGENCY_ACK.equals(turn.timer())) {
            events.add(event(Event.UNACKNOWLEDGED, consultation, turn, cannot ? CANNOT : null));
        }
        if (Timer.CHECK_IN.equals(turn.timer())) {
            events.add(event(Event.CHECK_IN, consultation, turn, null));
        }
        if (isCompleted(now, before)) {
            events.add(event(Event.COMPLETED, consultation, turn, null));
        }
        if (consultation.closed() && number == consultation.turns()) {
            events.add(event(Event.CLOSED, consultation, turn, null));
        }
        return events;
    }

    private static boolean isCompleted(Assessment now, @Nullable Assessment before) {
        return now.isComplete() && (before == null || !before.isComplete() || before.level() != now.level());
    }

    private static Event event(String type, Consultation consultation, Turn turn, @Nullable String reason) {
        Assessment assessment = turn.assessment();
        return new Event(
                type,
                consultation.tenant(),
                consultation.id(),
                turn.number(),
                turn.receivedAt(),
                assessment.level().wire(),
                assessment.floor().wire(),
                assessment.presentingComplaint(),
                assessment.redFlags().stream().map(RedFlag::rule).distinct().toList(),
                reason,
                consultation.settings().test());
    }
}
