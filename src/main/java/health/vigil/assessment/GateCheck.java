package health.vigil.assessment;

import health.vigil.catalog.Gate;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Facts;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Kleene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which gates still miss an answer, and what they hold. A gate holds its level while a danger finding is unknown (I4);
 * when only attributes are missing that were asked and could not be given, it holds {@code consultation_24} at most.
 */
final class GateCheck {
    private final Knowledge knowledge;

    GateCheck(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * @param stated what the patient said
     * @param derived the same with what follows from it
     * @param askedFor identifiers that some question has asked for
     */
    List<OpenGate> check(Facts stated, Facts derived, Set<String> askedFor) {
        List<OpenGate> open = new ArrayList<>();
        for (Gate gate : knowledge.gates()) {
            if (ConditionWalk.safe(gate.applies(), derived) == Kleene.TRUE) {
                List<String> danger = new ArrayList<>();
                List<String> attributes = new ArrayList<>();
                boolean unasked = false;
                for (String code : gate.required()) {
                    boolean declined = stated.notMeasured().contains(code);
                    if (derived.isAnswered(code) && !declined) {
                        continue;
                    }
                    if (knowledge.isSymptom(code)) {
                        danger.add(code);
                    } else {
                        attributes.add(code);
                        unasked |= !declined && !askedFor.contains(code);
                    }
                }
                if (!danger.isEmpty() || !attributes.isEmpty()) {
                    open.add(new OpenGate(gate, danger, attributes, held(gate.level(), danger, unasked)));
                }
            }
        }
        return open;
    }

    private static TriageLevel held(TriageLevel level, List<String> danger, boolean unasked) {
        boolean whole = !danger.isEmpty() || unasked;
        return whole || !level.isAtLeast(TriageLevel.CONSULTATION_24) ? level : TriageLevel.CONSULTATION_24;
    }
}
