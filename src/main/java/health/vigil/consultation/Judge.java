package health.vigil.consultation;

import health.vigil.assessment.Assessor;
import health.vigil.assessment.Interview;
import health.vigil.assessment.Raises;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Raise;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Floor;
import health.vigil.safety.Kleene;
import health.vigil.safety.RedFlagScreen;
import health.vigil.safety.Screening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Safety, then assessment, on one case: the middle of the story, pure. */
final class Judge {
    private static final String AGE = "age";

    /** Years a child of unknown age is tried with: an infant, a toddler, a schoolchild (review: clinician). */
    private static final List<Double> CHILD_AGES = List.of(0.5, 3.0, 10.0);

    private final Knowledge knowledge;
    private final RedFlagScreen screen;
    private final Assessor assessor;

    Judge(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.screen = new RedFlagScreen(knowledge);
        this.assessor = new Assessor(knowledge);
    }

    /**
     * @param floor after the ratchet
     * @param interview with the complaints now active, before the question is put
     * @param aspirin whether nothing known forbids the aspirin sentence
     * @param basis to derive the assessment again
     */
    record Judged(
            Floor floor,
            Interview interview,
            Assessor.Judgement judgement,
            Assessment assessment,
            boolean aspirin,
            Basis basis) {}

    /** Screens, holds the floor over the turns, and assesses. */
    Judged judge(Listener.Heard heard, Raises raises, String region) {
        PatientCase patient = heard.patient();
        Facts stated = patient.facts();
        Screening screening = screen.screen(stated);
        Facts derived = screening.derived();
        Screening safer = new Screening(derived, withAssumed(screening, heard));
        Floor floor = before(heard, stated).next(safer, derived);
        Interview before = patient.interview();
        Assessor.Judgement judgement = assessor.assess(stated, derived, floor, before, raises, region);
        Interview interview = new Interview(before.asked(), judgement.complaints(), before.sinceEmergency());
        boolean aspirin = ConditionWalk.safe(knowledge.aspirinDroppedWhen(), derived) != Kleene.TRUE;
        Assessment assessment = assessment(patient, floor, judgement);
        Basis basis = Basis.of(heard, raises);
        SetLevel set = patient.set();
        return set == null
                ? new Judged(floor, interview, judgement, assessment, aspirin, basis)
                : new Judged(floor, interview, set.over(judgement, assessment), set.over(assessment), aspirin, basis);
    }

    Optional<Question> question(String id) {
        return assessor.question(id);
    }

    /** The floor to start from: without what rested only on a vital sign that was just corrected (I2). */
    private Floor before(Listener.Heard heard, Facts stated) {
        PatientCase mistaken = heard.mistaken();
        if (mistaken == null) {
            return heard.patient().floor();
        }
        Facts wrong = mistaken.facts();
        Map<String, Double> numbers = new HashMap<>(wrong.numbers());
        numbers.putAll(stated.numbers());
        Facts right = new Facts(wrong.findings(), numbers, wrong.notMeasured(), wrong.sex());
        return heard.patient().floor().withdraw(screen.screen(wrong), screen.screen(right));
    }

    /** Of a group answered with a bare yes, and of a child whose age is not known, what would be worst is assumed. */
    private List<RedFlag> withAssumed(Screening screening, Listener.Heard heard) {
        Facts stated = heard.patient().facts();
        List<Facts> worse = new ArrayList<>();
        for (String code : heard.unspecified()) {
            Map<String, Presence> findings = new HashMap<>(stated.findings());
            findings.put(code, Presence.PRESENT);
            worse.add(new Facts(findings, stated.numbers(), stated.notMeasured(), stated.sex()));
        }
        List<RedFlag> flags = new ArrayList<>(screening.flags());
        flags.addAll(worst(flags, worse, heard.unspecified()));
        heard.old().forEach((code, value) -> {
            if (stated.number(code) == null) {
                flags.addAll(worst(flags, List.of(with(stated, code, value)), List.of(code)));
            }
        });
        if (heard.patient().about() == Relationship.CHILD && screening.derived().number(AGE) == null) {
            flags.addAll(worst(flags, atAges(stated), List.of(AGE)));
        }
        return flags;
    }

    private static List<Facts> atAges(Facts stated) {
        return CHILD_AGES.stream().map(years -> with(stated, AGE, years)).toList();
    }

    private static Facts with(Facts stated, String code, double value) {
        Map<String, Double> numbers = new HashMap<>(stated.numbers());
        numbers.put(code, value);
        return new Facts(stated.findings(), numbers, stated.notMeasured(), stated.sex());
    }

    /** The flags of the most urgent supposition, when it is more urgent than what holds anyway. */
    private List<RedFlag> worst(List<RedFlag> flags, List<Facts> supposed, List<String> assumed) {
        TriageLevel highest = highest(flags);
        List<RedFlag> worst = List.of();
        for (Facts facts : supposed) {
            List<RedFlag> then = screen.screen(facts).flags();
            if (highest(then).compareTo(highest) > 0) {
                highest = highest(then);
                worst = then;
            }
        }
        TriageLevel level = highest;
        return worst.stream()
                .filter(flag -> flag.level() == level)
                .map(flag ->
                        new RedFlag(flag.rule(), flag.tier(), level, RedFlag.Basis.ASSUMED, assumed, flag.findings()))
                .toList();
    }

    private static TriageLevel highest(List<RedFlag> flags) {
        return flags.stream().map(RedFlag::level).reduce(TriageLevel.SELF_CARE, TriageLevel::orMoreUrgent);
    }

    /** The floor of the rules; what the patient states ("worse", "no better") puts it one above, below the lane. */
    private static TriageLevel held(TriageLevel floor, Assessor.Judgement judgement) {
        boolean stated = judgement.raised().stream().anyMatch(Raise::isStated);
        return stated && !floor.isAtLeast(TriageLevel.CONSULTATION_24) ? floor.raised() : floor;
    }

    private Assessment assessment(PatientCase patient, Floor floor, Assessor.Judgement judgement) {
        List<String> complaints = judgement.complaints();
        return new Assessment(
                judgement.status(),
                judgement.level(),
                held(floor.level(), judgement),
                judgement.raised(),
                judgement.department(),
                complaints.isEmpty() ? "" : complaints.get(0),
                complaints,
                floor.held(),
                List.copyOf(patient.findings().values()),
                List.copyOf(patient.measurements().values()),
                judgement.open(),
                judgement.safetyNet(),
                judgement.advice(),
                judgement.days(),
                knowledge.version());
    }
}
