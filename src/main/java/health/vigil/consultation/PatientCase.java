package health.vigil.consultation;

import health.vigil.assessment.Interview;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Raise;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import health.vigil.clinical.Timing;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.Floor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one patient and where the interview stands.
 *
 * @param about who the patient is to the writer
 * @param profile as given at creation, for the hand-over; null for a person who was named later
 * @param findings the last word on each finding, by code
 * @param withdrawn findings taken back by a confirmed correction; marked in the hand-over
 * @param openQuestion id of the question that waits for an answer
 * @param disputed finding that a closed question asks about, because the patient contradicted it
 * @param contested findings whose correction was put and not confirmed: not asked again
 * @param lane instruction of the emergency lane already given, empty before
 * @param waiting messages answered since the lane spoke
 * @param raised why its level was raised so far, or would have been: a raise once given stays
 * @param set the level a clinician set, null mostly
 * @param unread a short last message that told nothing by itself: the next one may finish the sentence
 */
public record PatientCase(
        Relationship about,
        @Nullable Patient profile,
        Sex sex,
        Map<String, Finding> findings,
        Map<String, Measurement> measurements,
        List<String> withdrawn,
        Floor floor,
        Interview interview,
        @Nullable String openQuestion,
        @Nullable String disputed,
        List<String> contested,
        String lane,
        int waiting,
        List<Raise> raised,
        @Nullable SetLevel set,
        String unread) {

    public PatientCase {
        findings = new LinkedHashMap<>(findings);
        measurements = new LinkedHashMap<>(measurements);
        withdrawn = List.copyOf(withdrawn);
        contested = List.copyOf(contested);
        raised = List.copyOf(raised);
    }

    static PatientCase of(Relationship about) {
        return new PatientCase(
                about,
                null,
                Sex.UNKNOWN,
                Map.of(),
                Map.of(),
                List.of(),
                Floor.none(),
                Interview.fresh(),
                null,
                null,
                List.of(),
                "",
                0,
                List.of(),
                null,
                "");
    }

    /** At the opening. */
    static PatientCase of(Patient profile) {
        return of(profile.relationship()).changed(copy -> copy.profile = profile);
    }

    public TriageLevel floorLevel() {
        return floor.level();
    }

    boolean isOther() {
        return about != Relationship.SELF;
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return "PatientCase[" + about + ", " + floor.level() + "]";
    }

    /** What the rules may use: history counts only where the catalogue calls it history, imagined findings never. */
    Facts facts() {
        Map<String, Presence> presences = new HashMap<>();
        for (Finding finding : findings.values()) {
            boolean counts = finding.timing() == Timing.NOW || finding.timing() == Timing.RESOLVED;
            if (counts && finding.presence() != Presence.UNKNOWN) {
                presences.put(finding.code(), finding.presence());
            }
        }
        Map<String, Double> numbers = new HashMap<>();
        Set<String> notMeasured = new HashSet<>();
        for (Measurement measurement : measurements.values()) {
            if (measurement.isKnown()) {
                numbers.put(measurement.code(), measurement.value());
            } else {
                notMeasured.add(measurement.code());
            }
        }
        return new Facts(presences, numbers, notMeasured, sex);
    }

    boolean isPresent(String code) {
        Finding finding = findings.get(code);
        return finding != null
                && finding.presence() == Presence.PRESENT
                && finding.timing() != Timing.PAST
                && finding.timing() != Timing.HYPOTHETICAL;
    }

    PatientCase withHeard(
            Sex newSex,
            Map<String, Finding> newFindings,
            Map<String, Measurement> newMeasurements,
            @Nullable String newDisputed) {
        return changed(copy -> {
            copy.sex = newSex;
            copy.findings = newFindings;
            copy.measurements = newMeasurements;
            copy.disputed = newDisputed;
        });
    }

    /** The first danger sign that stands only on a voice message or a picture, and was not asked about; null when none does. */
    @Nullable
    String unconfirmed(Predicate<String> danger) {
        return findings.values().stream()
                .filter(finding -> finding.source() == Finding.Source.ATTACHMENT && finding.timing() == Timing.NOW)
                .map(Finding::code)
                .filter(code -> isPresent(code) && danger.test(code) && !contested.contains(code))
                .findFirst()
                .orElse(null);
    }

    PatientCase withDisputed(String code) {
        return changed(copy -> copy.disputed = code);
    }

    /** What stood on a voice message or a picture alone was confirmed in so many words. */
    PatientCase withDisputeConfirmed() {
        String code = disputed;
        Finding finding = code == null ? null : findings.get(code);
        return changed(copy -> {
            copy.openQuestion = null;
            copy.disputed = null;
            if (finding != null) {
                copy.findings = new LinkedHashMap<>(findings);
                copy.findings.put(finding.code(), finding.from(Finding.Source.ANSWER));
            }
        });
    }

    /** The correction question was answered: taken back, or kept. */
    PatientCase withDisputeSettled(boolean takenBack) {
        String code = disputed;
        if (code == null) {
            return this;
        }
        CaseChange copy = new CaseChange(this);
        copy.openQuestion = null;
        copy.disputed = null;
        Finding finding = findings.get(code);
        if (takenBack && finding != null) {
            copy.findings = new LinkedHashMap<>(findings);
            copy.findings.put(code, finding.withPresence(Presence.ABSENT));
            copy.withdrawn = with(withdrawn, code);
        } else {
            copy.contested = with(contested, code);
        }
        return copy.made();
    }

    /** A clinician knows better: this is so, whatever was said. */
    PatientCase corrected(Finding right) {
        String code = right.code();
        return changed(copy -> {
            copy.findings = new LinkedHashMap<>(findings);
            copy.findings.put(code, right);
            copy.withdrawn =
                    isPresent(code) && right.presence() != Presence.PRESENT ? with(withdrawn, code) : withdrawn;
        });
    }

    private static List<String> with(List<String> codes, String code) {
        List<String> more = new ArrayList<>(codes);
        more.add(code);
        return more;
    }

    PatientCase withJudged(
            Floor newFloor, Interview newInterview, @Nullable String question, String newLane, int newWaiting) {
        return changed(copy -> {
            copy.floor = newFloor;
            copy.interview = newInterview;
            copy.openQuestion = question;
            copy.lane = newLane;
            copy.waiting = newWaiting;
        });
    }

    /** @param said what the patient has been told to do by it */
    PatientCase withSet(@Nullable SetLevel level, String said) {
        return changed(copy -> {
            copy.set = level;
            copy.lane = said;
        });
    }

    PatientCase withUnread(String text) {
        return changed(copy -> copy.unread = text);
    }

    PatientCase withRaised(List<Raise> reasons) {
        return changed(copy -> copy.raised = reasons);
    }

    private PatientCase changed(Consumer<CaseChange> change) {
        CaseChange copy = new CaseChange(this);
        change.accept(copy);
        return copy.made();
    }
}
