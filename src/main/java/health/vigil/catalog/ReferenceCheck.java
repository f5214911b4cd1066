package health.vigil.catalog;

import health.vigil.clinical.Localized;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what one part names is there in another. */
final class ReferenceCheck {
    /** A reference of sources.yaml; {@code [K]} stands for known from memory. */
    private static final Pattern CITATION = Pattern.compile("\\[(R\\d+)]");

    private final Knowledge knowledge;
    private final Problems problems;

    ReferenceCheck(Knowledge knowledge, Problems problems) {
        this.knowledge = knowledge;
        this.problems = problems;
    }

    void run() {
        Set<String> rules = new HashSet<>();
        Set<String> hazards = new HashSet<>();
        Set<String> gates = new HashSet<>();
        knowledge.hazards().forEach(hazard -> hazards.add(hazard.id()));
        knowledge.gates().forEach(gate -> gates.add(gate.id()));
        for (Rule rule : knowledge.rules()) {
            rules.add(rule.id());
            rule(rule, hazards);
        }
        for (Hazard hazard : knowledge.hazards()) {
            all(hazard.place(), "rule", hazard.rules(), rules);
            all(hazard.place(), "gate", hazard.gates(), gates);
        }
        ends();
        questions();
    }

    private void rule(Rule rule, Set<String> hazards) {
        Place place = rule.place();
        all(place, "hazard", List.of(rule.hazard()), hazards);
        all(
                place,
                "instruction",
                List.of(rule.instruction()),
                knowledge.instructions().keySet());
        Set<String> departments = knowledge.departments().keySet();
        all(
                place,
                "department",
                List.of(rule.department().now(), rule.department().clinic()),
                departments);
        all(place, "department", rule.department().also(), departments);
        for (String source : rule.source()) {
            all(place, "source", cited(source), knowledge.sources().keySet());
        }
        labelled(place, "rule", rule.id(), knowledge.ruleWhys());
    }

    private static List<String> cited(String source) {
        return CITATION.matcher(source).results().map(found -> found.group(1)).toList();
    }

    private void ends() {
        Set<String> complaints = new HashSet<>();
        for (Complaint complaint : knowledge.complaints()) {
            complaints.add(complaint.id());
            // blocks that every interview shares are no complaints a patient could be told of
            if (!(complaint.triggers() instanceof Condition.Constant)) {
                labelled(complaint.place(), "complaint", complaint.id(), knowledge.complaintLabels());
            }
        }
        for (End end : knowledge.ends()) {
            all(
                    end.place(),
                    "return point",
                    end.sooner(),
                    knowledge.returnPoints().keySet());
            all(
                    end.place(),
                    "advice point",
                    end.advice(),
                    knowledge.advicePoints().keySet());
            all(end.place(), "complaint", List.of(end.of()), complaints);
        }
    }

    /** What a gate demands must be asked somewhere, or the gate could never close. */
    private void questions() {
        Set<String> asked = new HashSet<>();
        for (Complaint complaint : knowledge.complaints()) {
            complaint.questions().forEach(item -> asked.addAll(item.question().findings()));
        }
        for (Gate gate : knowledge.gates()) {
            for (String id : gate.required()) {
                if (!asked.contains(id)) {
                    problems.add(gate.place(), "no question asks about " + id + ", which this gate requires");
                }
            }
        }
    }

    private void labelled(Place place, String what, String id, Map<String, Localized> labels) {
        if (!labels.containsKey(id)) {
            problems.add(place, "the " + what + " " + id + " has no label");
        }
    }

    private void all(Place place, String what, List<String> ids, Set<String> known) {
        for (String id : ids) {
            if (!id.isEmpty() && !known.contains(id)) {
                problems.add(place, "no " + what + " " + id);
            }
        }
    }
}
