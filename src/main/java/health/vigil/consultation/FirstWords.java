package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.Stage.Situation;
import health.vigil.reply.ReplyWriter;
import health.vigil.reply.Scene;
import health.vigil.reply.Scene.Moment;
import health.vigil.understanding.Understanding.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reply says first: answers to what a message wants beside telling findings. Identifiers of vetted texts. */
final class FirstWords {
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

    FirstWords(ReplyWriter writer, Knowledge knowledge) {
        this.writer = writer;
        this.knowledge = knowledge;
    }

    List<String> notes(Situation now, Moment moment, boolean asks) {
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

    static boolean isStandingLine(Situation now) {
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
}
