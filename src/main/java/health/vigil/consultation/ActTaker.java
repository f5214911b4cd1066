package health.vigil.consultation;

import health.vigil.assessment.Raises;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply;
import health.vigil.clinical.TriageLevel;
import health.vigil.platform.Ids;
import health.vigil.reply.Draft;
import health.vigil.reply.ReplyWriter;
import health.vigil.reply.Scene;
import health.vigil.reply.Scene.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a turn of what a clinician did: the consultation after it, and what the patient reads of it. Pure; whether it
 * may be done was asked before.
 */
final class ActTaker {
    private static final String NAME = "{NAME}";

    private final Judge judge;
    private final ReplyWriter writer;
    private final Ids ids;

    ActTaker(Judge judge, ReplyWriter writer, Ids ids) {
        this.judge = judge;
        this.writer = writer;
        this.ids = ids;
    }

    Taken take(Consultation before, Act act, String messageId, Instant now) {
        Care care = before.care();
        return switch (act) {
            case Act.Take it -> told(before, it, care.taken(it.by(), now), "clinician_joined", messageId, now);
            case Act.Release it -> told(before, it, care.released(false), "clinician_left", messageId, now);
            case Act.GiveUp it -> told(before, it, care.released(true), "clinician_away", messageId, now);
            case Act.HandOver it -> told(before, it, care.taken(it.to(), now), "clinician_changed", messageId, now);
            case Act.Say it -> told(before, it, care.active(now, true), "", messageId, now);
            case Act.Close it -> {
                Care closed = care.closed(new Care.Closing(it.outcome(), it.by(), now, it.note()));
                yield told(before, it, closed, "closed_by_clinician", messageId, now);
            }
            case Act.Level it -> judged(before, it, set(before, it, now), care.active(now, true), messageId, now);
            case Act.Correct it -> judged(before, it, corrected(before, it), care.active(now, false), messageId, now);
        };
    }

    /** Nothing clinical has changed. */
    private Taken told(Consultation before, Act act, Care care, String note, String messageId, Instant now) {
        return turn(
                before,
                act,
                before.current(),
                care,
                before.assessment(),
                Moment.AFTERWARDS,
                note,
                null,
                messageId,
                now);
    }

    private static PatientCase set(Consultation before, Act.Level act, Instant now) {
        PatientCase patient = before.current();
        Assessment seen = before.assessment();
        SetLevel set = new SetLevel(
                act.level(),
                patient.floor().level(),
                act.by(),
                act.reason(),
                now,
                before.turns() + 1,
                seen.redFlags(),
                patient.raised());
        return patient.withSet(set, "");
    }

    private static PatientCase corrected(Consultation before, Act.Correct act) {
        PatientCase patient = before.current();
        Finding said = patient.findings().get(act.finding());
        Finding right = Finding.of(act.finding(), act.presence(), Finding.Source.CLINICIAN, before.turns() + 1);
        return patient.corrected(said == null || act.presence() == Presence.PRESENT ? right : right.quoting(said));
    }

    /** Judged again; said in the lane or as advice where what to do has changed. */
    private Taken judged(Consultation before, Act act, PatientCase changed, Care care, String messageId, Instant now) {
        Raises raises = new Raises(changed.raised(), Map.of());
        String region = before.settings().region();
        Judge.Judged judged = judge.judge(new Listener.Heard(changed, List.of(), null), raises, region);
        PatientCase patient = changed.withJudged(
                judged.floor(), judged.interview(), changed.openQuestion(), changed.lane(), changed.waiting());
        SetLevel set = patient.set();
        if (set != null && act instanceof Act.Correct it && it.presence() != Presence.PRESENT) {
            patient = patient.withSet(set.knowing(judged.assessment().redFlags()), patient.lane());
            judged = judge.judge(new Listener.Heard(patient, List.of(), null), raises, region);
        }
        Assessment assessment = judged.assessment();
        boolean urgent = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        boolean changes = act instanceof Act.Level
                || assessment.level().compareTo(before.assessment().level()) > 0;
        String instruction = writer.laneInstruction(spoken(patient, assessment));
        if (changes) {
            patient = patient.withSet(
                    patient.set(), urgent ? instruction : assessment.level().wire());
        }
        Moment moment = changes && urgent ? Moment.LANE : Moment.AFTERWARDS;
        String note = act instanceof Act.Correct it ? "clinician_corrected:" + it.finding() : "clinician_level";
        note = moment == Moment.LANE ? "clinician_level_urgent" : note;
        return turn(before, act, patient, care, assessment, moment, note, judged, messageId, now);
    }

    /** @param judged null where nothing was judged again */
    private Taken turn(
            Consultation before,
            Act act,
            PatientCase patient,
            Care care,
            Assessment assessment,
            Moment moment,
            String note,
            Judge.@Nullable Judged judged,
            String messageId,
            Instant now) {
        Language language = language(before);
        Scene scene = Scene.withoutQuestion(
                moment,
                language,
                before.settings().region(),
                patient.isOther(),
                spoken(patient, assessment),
                judged != null && judged.aspirin(),
                note.isEmpty() ? List.of() : List.of(note));
        Draft draft = writer.draft(ids.next(), scene);
        String text =
                act instanceof Act.Say it ? it.text() : draft.scripted().text().replace(NAME, name(before.care(), act));
        Reply reply = new Reply(draft.id(), text, Reply.Source.CLINICIAN, List.of(), null);
        PatientMessage message = new PatientMessage(messageId, "", Map.of(), null, List.of());
        int number = before.turns() + 1;
        Basis basis = judged == null ? null : judged.basis();
        Turn turn = new Turn(ids.next(), number, message, now, language, reply, assessment, true, null, basis, act);
        List<PatientCase> cases = new ArrayList<>(before.cases());
        cases.set(cases.size() - 1, patient);
        return new Taken(
                before.withTurn(before.language(), cases, assessment, care), turn, draft, scene, patient.facts());
    }

    /** Whom the patient reads of. */
    private static String name(Care care, Act act) {
        Care.Holder holder = care.holder();
        return switch (act) {
            case Act.HandOver it -> it.to();
            case Act.GiveUp it -> holder == null ? it.by() : holder.name();
            default -> act.by();
        };
    }

    private static Assessment spoken(PatientCase patient, Assessment assessment) {
        SetLevel set = patient.set();
        return set == null ? assessment : set.open(assessment);
    }

    private static Language language(Consultation consultation) {
        Language last = consultation.language();
        return last == null ? Language.EN : last;
    }
}
