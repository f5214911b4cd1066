package health.vigil.followup.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing an integrator is told: references, levels and rule ids, never a patient's words.
 *
 * @param turn number of the turn that made it, 0 when none did
 * @param level as of that turn; null when there is none any more
 * @param reason what more there is to say: {@code cannot}, {@code erased}; null mostly
 * @param test of a trial consultation
 */
record Event(
        String type,
        String tenant,
        String consultation,
        int turn,
        Instant at,
        @Nullable String level,
        @Nullable String floor,
        @Nullable String complaint,
        List<String> rules,
        @Nullable String reason,
        boolean test) {
    static final String RAISED = "emergency.raised";
    static final String UNACKNOWLEDGED = "emergency.unacknowledged";
    static final String COMPLETED = "assessment.completed";
    static final String CHECK_IN = "check_in.due";
    static final String CLOSED = "consultation.closed";
    static final Set<String> ALARMS = Set.of(RAISED, UNACKNOWLEDGED);

    Event {
        rules = List.copyOf(rules);
    }

    /** The same for the same event, however often it is sent. */
    String id() {
        return consultation + "." + turn + "." + type;
    }

    /** As on the wire. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id());
        body.put("event", type);
        body.put("created_at", at.toString());
        body.put("tenant", tenant);
        body.put("consultation_id", consultation);
        body.put("turn", turn);
        put(body, "level", level);
        put(body, "floor", floor);
        put(body, "presenting_complaint", complaint);
        body.put("rules", rules);
        put(body, "reason", reason);
        body.put("test", test);
        return body;
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            body.put(name, value);
        }
    }
}
