package health.vigil.consultation;

import health.vigil.assessment.Interview;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Raise;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import health.vigil.safety.Floor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A patient's case that is being changed. */
final class CaseChange {
    private final Relationship about;

    @Nullable
    Patient profile;

    Sex sex;
    Map<String, Finding> findings;
    Map<String, Measurement> measurements;
    List<String> withdrawn;
    Floor floor;
    Interview interview;

    @Nullable
    String openQuestion;

    @Nullable
    String disputed;

    List<String> contested;
    String lane;
    int waiting;
    List<Raise> raised;

    @Nullable
    SetLevel set;

    String unread;

    CaseChange(PatientCase of) {
        about = of.about();
        profile = of.profile();
        sex = of.sex();
        findings = of.findings();
        measurements = of.measurements();
        withdrawn = of.withdrawn();
        floor = of.floor();
        interview = of.interview();
        openQuestion = of.openQuestion();
        disputed = of.disputed();
        contested = of.contested();
        lane = of.lane();
        waiting = of.waiting();
        raised = of.raised();
        set = of.set();
        unread = of.unread();
    }

    PatientCase made() {
        return new PatientCase(
                about,
                profile,
                sex,
                findings,
                measurements,
                withdrawn,
                floor,
                interview,
                openQuestion,
                disputed,
                contested,
                lane,
                waiting,
                raised,
                set,
                unread);
    }
}
