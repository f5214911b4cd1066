package health.vigil.consultation;

import health.vigil.clinical.TriageLevel;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a consultation, for whoever follows: references and levels, never a patient's words.
 *
 * @param turn number of the last turn when it happened, 0 before the first
 * @param level as of that turn, like the floor; null when there is none any more
 * @param head of the consultation's audit chain at that moment, null where none is kept
 */
public record OutboxEntry(
        String tenant,
        String consultation,
        Kind kind,
        int turn,
        Instant at,
        @Nullable TriageLevel level,
        @Nullable TriageLevel floor,
        @Nullable String head) {

    /** What happened. */
    public enum Kind {
        OPENED,
        TURN,
        CLOSED,
        ERASED
    }

    public static OutboxEntry opened(Consultation fresh) {
        return of(fresh, Kind.OPENED, fresh.createdAt());
    }

    public static OutboxEntry committed(Consultation after, Turn turn) {
        return of(after, Kind.TURN, turn.receivedAt());
    }

    public static OutboxEntry closed(Consultation after, Instant at) {
        return of(after, Kind.CLOSED, at);
    }

    public static OutboxEntry erased(String tenant, String consultation, Instant at) {
        return new OutboxEntry(tenant, consultation, Kind.ERASED, 0, at, null, null, null);
    }

    private static OutboxEntry of(Consultation consultation, Kind kind, Instant at) {
        return new OutboxEntry(
                consultation.tenant(),
                consultation.id(),
                kind,
                consultation.turns(),
                at,
                consultation.assessment().level(),
                consultation.assessment().floor(),
                null);
    }

    /** With the head of the audit chain, by which a chain that was cut later is found. */
    public OutboxEntry withHead(String now) {
        return new OutboxEntry(tenant, consultation, kind, turn, at, level, floor, now);
    }

    /** The same for the same event, however often it is handed over. */
    public String id() {
        return consultation + "." + turn + "." + kind.name().toLowerCase(Locale.ROOT);
    }
}
