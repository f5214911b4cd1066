package health.vigil.consultation;

import health.vigil.assessment.Raises;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ConsultationService.Opening;
import health.vigil.platform.Ids;
import health.vigil.reply.ReplyWriter;
import health.vigil.reply.Scene;
import java.time.Instant;
import java.util.List;

/** Opens a consultation: what is known at once is judged at once, and an emergency is told instead of a greeting. */
final class Opener {
    private final Judge judge;
    private final ProfileReader profiles;
    private final ReplyWriter writer;
    private final Ids ids;

    Opener(Judge judge, ProfileReader profiles, ReplyWriter writer, Ids ids) {
        this.judge = judge;
        this.profiles = profiles;
        this.writer = writer;
        this.ids = ids;
    }

    Consultation open(Opening opening, Instant now) {
        Consultation.Settings settings = opening.settings();
        ReadingChooser.Chosen readings = opening.readings();
        PatientCase patient = profiles.read(opening.patient(), readings.measured());
        var judged = judge.judge(
                new Listener.Heard(patient, List.of(), null, readings.old()), Raises.none(), settings.region());
        // what an old reading made assumed is held until it is measured again
        PatientCase held = readings.old().isEmpty()
                ? patient
                : patient.withJudged(judged.floor(), patient.interview(), null, "", 0);
        return new Consultation(
                ids.next(),
                opening.tenant(),
                now,
                settings,
                settings.locale(),
                false,
                List.of(held),
                0,
                List.of(),
                greeting(opening, held, judged),
                judged.assessment(),
                Care.NONE,
                FollowUp.none());
    }

    private Reply greeting(Opening opening, PatientCase patient, Judge.Judged judged) {
        Consultation.Settings settings = opening.settings();
        Language language = settings.locale() == null ? Language.EN : settings.locale();
        List<String> again = opening.readings().again();
        if (!judged.floor().level().isAtLeast(TriageLevel.EMERGENCY)) {
            return writer.greet(ids.next(), language, settings.region(), again);
        }
        Scene scene = Scene.withoutQuestion(
                Scene.Moment.LANE,
                language,
                settings.region(),
                patient.isOther(),
                judged.assessment(),
                judged.aspirin(),
                again.stream().map(code -> "measure_again:" + code).toList());
        return writer.write(ids.next(), scene);
    }
}
