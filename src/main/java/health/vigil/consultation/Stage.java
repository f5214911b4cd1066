package health.vigil.consultation;

import health.vigil.assessment.Interview;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.TriageLevel;
import health.vigil.reply.ReplyWriter;
import health.vigil.reply.Scene;
import health.vigil.reply.Scene.Moment;
import health.vigil.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a reply has to say: which moment it is, what to answer first, which question to put. */
final class Stage {

    private final ReplyWriter writer;
    private final Knowledge knowledge;
    private final CorrectionQuestion corrections;
    private final FirstWords first;

    Stage(ReplyWriter writer, Knowledge knowledge) {
        this.writer = writer;
        this.knowledge = knowledge;
        this.corrections = new CorrectionQuestion(knowledge);
        this.first = new FirstWords(writer, knowledge);
    }

    /**
     * What the turn knows when it comes to the reply.
     *
     * @param unheard nothing but what was sent beside words, and none of it could be understood
     */
    record Situation(
            PatientCase patient,
            Judge.Judged judged,
            Understanding words,
            @Nullable Question open,
            boolean answered,
            List<String> unspecified,
            List<String> notes,
            Language language,
            String region,
            int turn,
            boolean taken,
            boolean unheard) {

        /** What the reply may speak of: not of what a clinician has judged already. */
        Assessment assessment() {
            SetLevel set = patient.set();
            return set == null ? judged.assessment() : set.open(judged.assessment());
        }
    }

    /** The scene, and the case with what the reply will have done. */
    record Staged(Scene scene, PatientCase patient) {}

    Staged set(Situation now) {
        Assessment assessment = now.assessment();
        Moment moment = moment(now, assessment);
        if (now.taken()) {
            return besideAClinician(now, moment == Moment.LANE || isToldNow(now), assessment);
        }
        boolean which = !now.unspecified().isEmpty() && now.open() != null && !assessment.isComplete();
        Optional<Question> question = question(now, which);
        List<String> notes = new ArrayList<>(now.notes());
        notes.addAll(first.notes(now, moment, question.isPresent()));
        Interview before = now.judged().interview();
        boolean again = question.map(put -> before.asked().contains(put.id())).orElse(false);
        Scene scene = new Scene(
                moment,
                now.language(),
                now.region(),
                now.patient().isOther(),
                assessment,
                now.judged().aspirin(),
                notes,
                now.judged().judgement().gate(),
                FirstWords.isStandingLine(now),
                now.judged().judgement().capped(),
                question.orElse(null),
                again,
                which,
                List.of());
        return new Staged(scene, after(now, moment, question, assessment));
    }

    /** Silence, or the emergency lane: its text and no question (I3). */
    private Staged besideAClinician(Situation now, boolean lane, Assessment assessment) {
        Moment moment = lane ? Moment.LANE : Moment.SILENT;
        Scene scene = Scene.withoutQuestion(
                moment,
                now.language(),
                now.region(),
                now.patient().isOther(),
                assessment,
                now.judged().aspirin(),
                List.of());
        return new Staged(scene, after(now, moment, Optional.empty(), assessment));
    }

    /** Whether this very message tells of what makes the emergency. */
    private static boolean isToldNow(Situation now) {
        Assessment assessment = now.assessment();
        return assessment.redFlags().stream()
                .filter(flag -> flag.level().isAtLeast(TriageLevel.EMERGENCY))
                .flatMap(flag -> flag.findings().stream())
                .map(code -> now.patient().findings().get(code))
                .anyMatch(finding ->
                        finding != null && finding.turn() == now.turn() && finding.presence() == Presence.PRESENT);
    }

    private Moment moment(Situation now, Assessment assessment) {
        if (assessment.floor().isAtLeast(TriageLevel.EMERGENCY)) {
            boolean said =
                    writer.laneInstruction(assessment).equals(now.patient().lane());
            return said ? Moment.WAITING : Moment.LANE;
        }
        if (!assessment.isComplete()) {
            return Moment.ASKING;
        }
        return now.patient().lane().equals(assessment.level().wire()) ? Moment.AFTERWARDS : Moment.ADVICE;
    }

    private Optional<Question> question(Situation now, boolean which) {
        String disputed = now.patient().disputed();
        Assessment assessment = now.assessment();
        if (disputed != null && assessment.floor() != TriageLevel.EMERGENCY_AMBULANCE) {
            return Optional.of(corrections.put(disputed));
        }
        String unconfirmed = unconfirmed(now);
        if (unconfirmed != null && !assessment.floor().isAtLeast(TriageLevel.EMERGENCY)) {
            return Optional.of(corrections.confirm(unconfirmed));
        }
        boolean unheard = now.unheard() && now.open() != null && !assessment.isComplete();
        return which || unheard
                ? Optional.ofNullable(now.open())
                : now.judged().judgement().question();
    }

    /** A danger sign that holds a rule and that nobody wrote: only heard, or seen in a picture (review: clinician). */
    private @Nullable String unconfirmed(Situation now) {
        return now.patient()
                .unconfirmed(code -> knowledge.isDanger(code)
                        && now.assessment().redFlags().stream()
                                .anyMatch(flag -> flag.findings().contains(code)));
    }

    private PatientCase after(Situation now, Moment moment, Optional<Question> question, Assessment assessment) {
        Interview interview = now.judged().interview();
        boolean lane = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        String put = question.map(Question::id).orElse(null);
        Question open = now.open();
        boolean same = now.unheard() && open != null && open.id().equals(put);
        if (put != null && !same && !CorrectionQuestion.isOne(put)) {
            List<String> asked = new ArrayList<>(interview.asked());
            asked.add(put);
            interview = new Interview(asked, interview.complaints(), interview.sinceEmergency() + (lane ? 1 : 0));
        }
        String said = now.patient().lane();
        if (moment == Moment.LANE) {
            said = writer.laneInstruction(assessment);
        } else if (moment == Moment.ADVICE) {
            said = assessment.level().wire();
        }
        int waiting = moment == Moment.WAITING
                ? now.patient().waiting() + 1
                : now.patient().waiting();
        PatientCase patient = now.patient();
        String unconfirmed = CorrectionQuestion.CONFIRM.equals(put) ? unconfirmed(now) : null;
        return (unconfirmed == null ? patient : patient.withDisputed(unconfirmed))
                .withJudged(now.judged().floor(), interview, put, said, waiting);
    }
}
