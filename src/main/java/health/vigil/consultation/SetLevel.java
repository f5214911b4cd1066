package health.vigil.consultation;

import health.vigil.assessment.Assessor.Judgement;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Assessment.Status;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Raise;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The level a clinician set in place of what rules and gates give, lower or higher. It is level and floor from then on,
 * until something the clinician had not judged fires a more urgent one. What had fired stays recorded.
 *
 * @param ruleFloor the floor of the rules at that moment
 * @param reason the clinician's words, for the record and other clinicians only
 * @param turn number of the turn that set it
 * @param seen the flags the clinician had before them
 * @param raised the reasons for raising that stood then
 */
public record SetLevel(
        TriageLevel level,
        TriageLevel ruleFloor,
        String by,
        String reason,
        Instant at,
        int turn,
        List<RedFlag> seen,
        List<Raise> raised) {
    public SetLevel {
        seen = List.copyOf(seen);
        raised = List.copyOf(raised);
    }

    /** What is shown in place of what rules and gates give. */
    Assessment over(Assessment judged) {
        TriageLevel floor = floor(judged);
        List<Raise> news = floor.isAtLeast(TriageLevel.EMERGENCY)
                ? List.of()
                : judged.raised().stream()
                        .filter(raise -> !raised.contains(raise))
                        .toList();
        return shown(
                judged,
                floor == level ? Status.COMPLETE : judged.status(),
                news.isEmpty() ? floor : floor.raised(),
                floor,
                news,
                judged.redFlags());
    }

    /** No question while the clinician's level stands. */
    Judgement over(Judgement judgement, Assessment judged) {
        return floor(judged) != level
                ? judgement
                : new Judgement(
                        Status.COMPLETE,
                        level,
                        judgement.raised(),
                        TriageLevel.SELF_CARE,
                        judgement.complaints(),
                        judgement.department(),
                        judgement.open(),
                        judgement.safetyNet(),
                        judgement.advice(),
                        judgement.days(),
                        Optional.empty(),
                        judgement.capped());
    }

    /** Only what the clinician has not judged, to speak of to the patient. */
    Assessment open(Assessment shown) {
        return shown(shown, shown.status(), shown.level(), shown.floor(), shown.raised(), fresh(shown));
    }

    /** The same after the clinician's own correction, whose consequences are the clinician's too. */
    SetLevel knowing(List<RedFlag> flags) {
        List<RedFlag> all = new ArrayList<>(seen);
        all.addAll(flags);
        return new SetLevel(level, ruleFloor, by, reason, at, turn, all, raised);
    }

    private TriageLevel floor(Assessment judged) {
        return fresh(judged).stream().map(RedFlag::level).reduce(level, TriageLevel::orMoreUrgent);
    }

    private List<RedFlag> fresh(Assessment judged) {
        return judged.redFlags().stream()
                .filter(flag -> seen.stream().noneMatch(known -> covers(known, flag)) || isToldAnew(flag, judged))
                .toList();
    }

    private static boolean covers(RedFlag known, RedFlag flag) {
        return known.rule().equals(flag.rule())
                && known.tier() == flag.tier()
                && known.level().isAtLeast(flag.level())
                && (known.isFired() || !flag.isFired());
    }

    /** Whether all it rests on was told again since: it may have come back. */
    private boolean isToldAnew(RedFlag flag, Assessment judged) {
        List<Integer> turns = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            if (flag.findings().contains(finding.code())) {
                turns.add(finding.turn());
            }
        }
        for (Measurement measurement : judged.measurements()) {
            if (flag.findings().contains(measurement.code())) {
                turns.add(measurement.turn());
            }
        }
        return !turns.isEmpty() && turns.stream().allMatch(told -> told > turn);
    }

    private static Assessment shown(
            Assessment of,
            Status status,
            TriageLevel level,
            TriageLevel floor,
            List<Raise> raised,
            List<RedFlag> flags) {
        return new Assessment(
                status,
                level,
                floor,
                raised,
                of.department(),
                of.presentingComplaint(),
                of.complaints(),
                flags,
                of.findings(),
                of.measurements(),
                of.openRedFlags(),
                of.safetyNet(),
                of.advice(),
                of.days(),
                of.knowledgeVersion());
    }
}
