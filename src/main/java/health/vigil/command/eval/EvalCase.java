package health.vigil.command.eval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.clinical.Presence;
import health.vigil.clinical.TriageLevel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case of a case file.
 *
 * @param lang language tag of the contract, empty when the file does not say
 * @param region ISO code, empty when the file does not say
 * @param patient the contract's patient object
 * @param messages what the patient writes, in order
 * @param defaultAnswer to every finding a question asks about
 * @param facts what the patient can measure or count, by finding
 * @param leastUrgentOk the mildest level that is still safe, null without bounds
 * @param mostUrgentOk the most urgent level that is still reasonable, null without bounds
 * @param lethal missing it may cost the life
 * @param department as the file names it, empty when it does not
 * @param why what the case shows, for the reader of a report
 */
record EvalCase(
        String id,
        String lang,
        String region,
        ObjectNode patient,
        List<String> messages,
        Presence defaultAnswer,
        Map<String, Fact> facts,
        @Nullable TriageLevel leastUrgentOk,
        @Nullable TriageLevel mostUrgentOk,
        String category,
        boolean lethal,
        String department,
        String why) {

    /** A number the patient would give when asked. */
    record Fact(double value, String unit) {}

    EvalCase {
        messages = List.copyOf(messages);
        facts = Map.copyOf(facts);
    }

    boolean isBounded() {
        return leastUrgentOk != null || mostUrgentOk != null;
    }

    /** Whether only an emergency level is safe. */
    boolean isEmergency() {
        return leastUrgentOk != null && leastUrgentOk.isAtLeast(TriageLevel.EMERGENCY);
    }

    /** Whether an emergency level would be a false alarm. */
    boolean isBelowEmergency() {
        return mostUrgentOk != null && !mostUrgentOk.isAtLeast(TriageLevel.EMERGENCY);
    }

    /** Whether an ambulance would be a false alarm. */
    boolean isBelowAmbulance() {
        return mostUrgentOk != null && !mostUrgentOk.isAtLeast(TriageLevel.EMERGENCY_AMBULANCE);
    }
}
