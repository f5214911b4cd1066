package health.vigil.assessment;

import health.vigil.catalog.Complaint;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment.Status;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Question;
import health.vigil.clinical.Raise;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Floor;
import health.vigil.safety.Kleene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the floor and what is still open to the level, the next question and where it ends. */
public final class Assessor {
    private static final String GENERAL = "general";
    private static final String INFORMATION = "information";
    private static final Set<String> BLOCKS = Set.of(NextQuestion.UNIVERSAL, NextQuestion.BACKGROUND, GENERAL);

    private final Knowledge knowledge;
    private final GateCheck gates;
    private final Potential potential;
    private final NextQuestion nextQuestion;
    private final EndFinder ends;
    private final DepartmentFinder departments;
    private final Map<String, Complaint> complaints = new HashMap<>();
    private final Map<String, Question> questions = new HashMap<>();

    public Assessor(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.gates = new GateCheck(knowledge);
        this.potential = new Potential(knowledge);
        this.nextQuestion = new NextQuestion(knowledge);
        this.ends = new EndFinder(knowledge);
        this.departments = new DepartmentFinder(knowledge);
        for (Complaint complaint : knowledge.complaints()) {
            complaints.put(complaint.id(), complaint);
            complaint.questions().forEach(item -> questions.put(item.question().id(), item.question()));
        }
    }

    /**
     * What the patient needs now.
     *
     * @param complaints active ones, leading first; empty while none is known
     * @param raised why the level is one above what rules and gates give, empty when it is not
     * @param gate the level that open gates hold, self-care when none does
     * @param open danger findings still unknown that an active gate demands
     * @param question to put next, empty when the interview is complete
     * @param capped whether the interview stopped at its cap
     */
    public record Judgement(
            Status status,
            TriageLevel level,
            List<Raise> raised,
            TriageLevel gate,
            List<String> complaints,
            String department,
            List<String> open,
            List<String> safetyNet,
            List<String> advice,
            int days,
            Optional<Question> question,
            boolean capped) {}

    /**
     * @param stated what the patient said
     * @param derived the same with what follows from it
     * @param raises what may raise the level; a general question is never raised
     * @param region ISO code, empty when unknown
     */
    public Judgement assess(
            Facts stated, Facts derived, Floor floor, Interview interview, Raises raises, String region) {
        List<Complaint> active = active(derived, interview);
        boolean known = active.stream().anyMatch(complaint -> !complaint.id().equals(GENERAL));
        boolean asksOnly = active.stream().allMatch(complaint -> complaint.id().equals(INFORMATION));
        List<OpenGate> open = asksOnly ? List.of() : gates.check(stated, derived, askedFor(interview));
        Set<String> gateItems = new HashSet<>();
        Set<String> danger = new LinkedHashSet<>();
        TriageLevel gate = known ? TriageLevel.SELF_CARE : TriageLevel.CONSULTATION_24;
        for (OpenGate item : open) {
            gateItems.addAll(item.danger());
            gateItems.addAll(item.attributes());
            danger.addAll(item.danger());
            gate = gate.orMoreUrgent(item.level());
        }
        List<String> ids = active.stream()
                .map(Complaint::id)
                .filter(id -> !id.equals(GENERAL))
                .toList();
        EndFinder.Ending ending = ends.find(derived, ids);
        var situation = new NextQuestion.Situation(
                derived,
                floor.level(),
                assumed(floor),
                active,
                gateItems,
                potential.of(derived, floor.level(), gateItems),
                ending.undecided(),
                asksOnly,
                interview);
        Optional<Question> question = nextQuestion.pick(situation);
        boolean complete = question.isEmpty();
        if (complete && !known) {
            gate = heldBy(open);
        }
        TriageLevel given = floor.level().orMoreUrgent(gate).orMoreUrgent(ending.level());
        List<Raise> reasons = asksOnly ? List.of() : raises.of(ids);
        TriageLevel level = reasons.isEmpty() ? given : given.raised();
        String leading = ids.isEmpty() ? "" : ids.get(0);
        return new Judgement(
                complete ? Status.COMPLETE : Status.IN_PROGRESS,
                level,
                level == given ? List.of() : reasons,
                gate,
                ids,
                departments.find(level, floor.held(), leading, derived, region),
                List.copyOf(danger),
                ending.sooner(),
                ending.advice(),
                ending.days(),
                question,
                complete && nextQuestion.isCapped(situation));
    }

    /** The question of this id, null when the catalogue has none. */
    public Optional<Question> question(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    /** What to answer for the floor to fall; empty when a fired flag holds it. */
    private static Set<String> assumed(Floor floor) {
        Set<String> items = new HashSet<>();
        for (RedFlag flag : floor.held()) {
            if (flag.level() == floor.level()) {
                if (flag.isFired()) {
                    return Set.of();
                }
                items.addAll(flag.assumed());
            }
        }
        return items;
    }

    private static TriageLevel heldBy(List<OpenGate> open) {
        return open.stream().map(OpenGate::level).reduce(TriageLevel.SELF_CARE, TriageLevel::orMoreUrgent);
    }

    private List<Complaint> active(Facts derived, Interview interview) {
        List<Complaint> active = new ArrayList<>();
        for (Complaint complaint : knowledge.complaints()) {
            if (BLOCKS.contains(complaint.id())) {
                continue;
            }
            boolean triggered = ConditionWalk.safe(complaint.triggers(), derived) == Kleene.TRUE;
            boolean before = interview.complaints().contains(complaint.id())
                    && !complaint.id().equals(INFORMATION);
            if (triggered || before) {
                active.add(complaint);
            }
        }
        active.sort(Comparator.comparingInt(Complaint::priority));
        if (active.size() > 1) {
            active.removeIf(complaint -> complaint.id().equals(INFORMATION));
        }
        Complaint general = complaints.get(GENERAL);
        if (active.isEmpty() && general != null) {
            active.add(general);
        }
        return active;
    }

    private Set<String> askedFor(Interview interview) {
        Set<String> codes = new HashSet<>();
        for (String id : interview.asked()) {
            question(id).ifPresent(question -> codes.addAll(question.findings()));
        }
        return codes;
    }
}
