package health.vigil.consultation;

import health.vigil.assessment.Interview;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.TriageLevel;
import health.vigil.reply.ReplyWriter;
import health.vigil.reply.Scene;
import health.vigil.reply.Scene.Moment;
import health.vigil.understanding.Understanding;
import health.vigil.understanding.Understanding.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a reply has to say: which moment it is, what to answer first, which question to put. */
final class Stage {
    private static final int MINOR_UNDER_YEARS = 16;
    private static final int STANDING_LINE_EVERY = 4;
    private static final Map<Intent, String> NOTES = Map.of(
            Intent.EMPTY, "empty_message",
            Intent.EMOJI_ONLY, "emoji_only",
            Intent.HUMAN, "wants_human",
            Intent.ABUSIVE, "abusive",
            Intent.INSTRUCTION, "instruction_ignored",
            Intent.UNKNOWN_LANGUAGE, "unknown_language",
            Intent.NOT_REAL, "film_or_study_check",
            Intent.IMPLAUSIBLE, "implausible_value",
            Intent.WHY, Scene.WHY);

    private final ReplyWriter writer;
    private final Knowledge knowledge;
    private final CorrectionQuestion corrections;

    Stage(ReplyWriter writer, Knowledge knowledge) {
        this.writer = writer;
        this.knowledge = knowledge;
        this.corrections = new CorrectionQuestion(knowledge);
    }

    /** What the turn knows when it comes to the reply. */
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
            boolean taken) {

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
        notes.addAll(notes(now, moment, question.isPresent()));
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
                isStandingLine(now),
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
        String unconfirmed = now.patient().unconfirmed(knowledge::isDanger);
        if (unconfirmed != null && !assessment.floor().isAtLeast(TriageLevel.EMERGENCY)) {
            return Optional.of(corrections.confirm(unconfirmed));
        }
        return which
                ? Optional.ofNullable(now.open())
                : now.judged().judgement().question();
    }

    private List<String> notes(Situation now, Moment moment, boolean asks) {
        List<String> notes = new ArrayList<>();
        var intents = now.words().intents();
        Assessment assessment = now.assessment();
        boolean lane = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        if (moment == Moment.WAITING) {
            boolean seen = now.notes().contains("check_in_seen_doctor");
            return seen ? List.of() : List.of(waiting(now, assessment, asks));
        }
        boolean told = !now.words().findings().isEmpty() || now.answered();
        for (Intent intent : Intent.values()) {
            String note = NOTES.get(intent);
            boolean empty = intent == Intent.EMPTY || intent == Intent.EMOJI_ONLY || intent == Intent.UNKNOWN_LANGUAGE;
            if (note != null && intents.contains(intent) && !lane && !(empty && told)) {
                notes.add(note);
            }
        }
        boolean information = assessment.presentingComplaint().equals("information");
        if (moment == Moment.ASKING && information && intents.contains(Intent.INFORMATION)) {
            notes.add("information_answer");
        }
        if (moment == Moment.ASKING && notes.isEmpty() && !told) {
            boolean waits = now.patient().openQuestion() != null;
            if (intents.contains(Intent.OFF_TOPIC)) {
                notes.add("off_topic");
            } else if (!information) {
                notes.add(waits ? "not_understood_answer" : "opening_more");
            }
        }
        boolean timely =
                moment == Moment.LANE || moment == Moment.ADVICE || (moment == Moment.ASKING && isStandingLine(now));
        boolean abuse = knowledge.instructs("SAFETY", assessment.redFlags());
        if (isMinorAlone(now) && timely) {
            notes.add(abuse || knowledge.instructs("CRISIS", assessment.redFlags()) ? "minor_unsafe" : "minor_alone");
        }
        if (abuse && timely) {
            notes.add("privacy_offer");
        }
        return notes;
    }

    private static boolean isStandingLine(Situation now) {
        return now.judged().interview().asked().size() % STANDING_LINE_EVERY == 0;
    }

    private static boolean isMinorAlone(Situation now) {
        Double age = now.patient().facts().number("age");
        return now.patient().about() == Relationship.SELF && age != null && age < MINOR_UNDER_YEARS;
    }

    private String waiting(Situation now, Assessment assessment, boolean asks) {
        var intents = now.words().intents();
        if (intents.contains(Intent.WHY)) {
            return Scene.WHY;
        }
        if (intents.contains(Intent.MINIMISING)) {
            return "followup_refuses";
        }
        if (intents.contains(Intent.IN_CARE)) {
            return "followup_reached_help";
        }
        if (intents.contains(Intent.THANKS)) {
            return "followup_thanks";
        }
        if (writer.laneInstruction(assessment).equals("CRISIS")) {
            return "followup_crisis";
        }
        boolean ambulance = assessment.floor() == TriageLevel.EMERGENCY_AMBULANCE;
        int turn = asks ? 0 : now.patient().waiting() % 3;
        return (ambulance ? "followup_waiting_" : "followup_going_") + (turn + 1);
    }

    private PatientCase after(Situation now, Moment moment, Optional<Question> question, Assessment assessment) {
        Interview interview = now.judged().interview();
        boolean lane = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        String put = question.map(Question::id).orElse(null);
        if (put != null && !CorrectionQuestion.isOne(put)) {
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
        String unconfirmed = CorrectionQuestion.CONFIRM.equals(put) ? patient.unconfirmed(knowledge::isDanger) : null;
        return (unconfirmed == null ? patient : patient.withDisputed(unconfirmed))
                .withJudged(now.judged().floor(), interview, put, said, waiting);
    }
}
