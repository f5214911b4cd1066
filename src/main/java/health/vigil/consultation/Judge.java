package health.vigil.consultation;

import health.vigil.assessment.Assessor;
import health.vigil.assessment.Interview;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.RedFlag;
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
     */
    record Judged(
            Floor floor, Interview interview, Assessor.Judgement judgement, Assessment assessment, boolean aspirin) {}

    /** Of a group that was answered with a bare yes, the most urgent consequence is assumed. */
    Judged judge(Listener.Heard heard, String region) {
        PatientCase patient = heard.patient();
        Facts stated = patient.facts();
        Screening screening = screen.screen(stated);
        Facts derived = screening.derived();
        Screening safer = new Screening(derived, withAssumed(screening.flags(), stated, heard.unspecified()));
        Floor floor = before(heard, stated).next(safer, derived);
        Interview before = patient.interview();
        Assessor.Judgement judgement = assessor.assess(stated, derived, floor, before, region);
        Interview interview = new Interview(before.asked(), judgement.complaints(), before.sinceEmergency());
        boolean aspirin = ConditionWalk.safe(knowledge.aspirinDroppedWhen(), derived) != Kleene.TRUE;
        return new Judged(floor, interview, judgement, assessment(patient, floor, judgement), aspirin);
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

    private List<RedFlag> withAssumed(List<RedFlag> flags, Facts stated, List<String> unspecified) {
        TriageLevel highest = highest(flags);
        List<RedFlag> worst = List.of();
        for (String code : unspecified) {
            Map<String, Presence> supposed = new HashMap<>(stated.findings());
            supposed.put(code, Presence.PRESENT);
            List<RedFlag> then = screen.screen(
                            new Facts(supposed, stated.numbers(), stated.notMeasured(), stated.sex()))
                    .flags();
            if (highest(then).compareTo(highest) > 0) {
                highest = highest(then);
                worst = then;
            }
        }
        List<RedFlag> all = new ArrayList<>(flags);
        for (RedFlag flag : worst) {
            if (flag.level() == highest) {
                all.add(new RedFlag(
                        flag.rule(), flag.tier(), highest, RedFlag.Basis.ASSUMED, unspecified, flag.findings()));
            }
        }
        return all;
    }

    private static TriageLevel highest(List<RedFlag> flags) {
        return flags.stream().map(RedFlag::level).reduce(TriageLevel.SELF_CARE, TriageLevel::orMoreUrgent);
    }

    private Assessment assessment(PatientCase patient, Floor floor, Assessor.Judgement judgement) {
        List<String> complaints = judgement.complaints();
        return new Assessment(
                judgement.status(),
                judgement.level(),
                floor.level(),
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
