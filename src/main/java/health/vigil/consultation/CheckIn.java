package health.vigil.consultation;

import health.vigil.assessment.Interview;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import health.vigil.understanding.Understanding;
import health.vigil.understanding.Understanding.Intent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** "How are you now?": the question, how its answer is read, and what "not better" does to the interview. */
final class CheckIn {
    static final String QUESTION = "check_in";

    private final Knowledge knowledge;

    CheckIn(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** How the patient is now; where words say several things, the first of these counts. */
    enum Answer {
        WORSE,
        SAME,
        SEEN_DOCTOR,
        BETTER;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Needs care again, or sooner. */
        boolean reopens() {
            return this == WORSE || this == SAME;
        }
    }

    Question question() {
        List<Question.Choice> choices =
                List.of(choice(Answer.BETTER), choice(Answer.SAME), choice(Answer.WORSE), choice(Answer.SEEN_DOCTOR));
        return new Question(
                QUESTION,
                Question.Kind.CHOICE,
                true,
                List.of(),
                knowledge.message(QUESTION),
                null,
                null,
                choices,
                "safety net");
    }

    private Question.Choice choice(Answer answer) {
        return new Question.Choice(
                answer.wire(),
                knowledge.message("check_in_is_" + answer.wire()),
                List.of(),
                List.of(),
                Map.of(),
                Sex.UNKNOWN);
    }

    /** Null when no check-in is open or the message does not answer it; "not sure" counts as no better. */
    @Nullable
    Answer read(PatientCase patient, PatientMessage message, Understanding words) {
        if (!QUESTION.equals(patient.openQuestion())) {
            return null;
        }
        for (PatientMessage.Answer given : message.answers()) {
            if (given instanceof PatientMessage.Answer.OfChoice of
                    && of.question().equals(QUESTION)) {
                return chosen(of.choice());
            }
        }
        for (Answer answer : Answer.values()) {
            if (words.intents().contains(Intent.valueOf(answer.name()))) {
                return answer;
            }
        }
        return null;
    }

    private static Answer chosen(String choice) {
        for (Answer answer : Answer.values()) {
            if (answer.wire().equals(choice)) {
                return answer;
            }
        }
        return Answer.SAME;
    }

    /** The interview from its beginning: a sign that was not there then may be there now (I4). What was present stays. */
    PatientCase reopened(PatientCase patient) {
        Map<String, Finding> findings = new LinkedHashMap<>(patient.findings());
        findings.values()
                .removeIf(finding -> finding.presence() == Presence.ABSENT && knowledge.isSymptom(finding.code()));
        Interview before = patient.interview();
        boolean lane = patient.floor().level().isAtLeast(TriageLevel.EMERGENCY);
        return patient.withHeard(patient.sex(), findings, patient.measurements(), patient.disputed())
                .withJudged(
                        patient.floor(),
                        new Interview(List.of(), before.complaints(), before.sinceEmergency()),
                        patient.openQuestion(),
                        lane ? patient.lane() : "",
                        patient.waiting());
    }

    /** The case with the question put. */
    static PatientCase asked(PatientCase patient) {
        return patient.withJudged(patient.floor(), patient.interview(), QUESTION, patient.lane(), patient.waiting());
    }
}
