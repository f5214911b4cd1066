package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The consultation between two turns: all that the next turn needs. Its turns are kept beside it.
 *
 * @param id opaque, unguessable
 * @param language of the patient's last message
 * @param cases one per patient, in order of appearance; the last is the current one
 * @param turns how many turns are committed
 * @param earlier contacts of the same patient key before this one
 * @param greeting the assistant's first message
 * @param assessment as of the last turn
 * @param care what clinicians have to do with it
 * @param followUp what comes after the advice
 */
public record Consultation(
        String id,
        String tenant,
        Instant createdAt,
        Settings settings,
        @Nullable Language language,
        boolean closed,
        List<PatientCase> cases,
        int turns,
        List<Contact> earlier,
        Reply greeting,
        Assessment assessment,
        Care care,
        FollowUp followUp) {

    /**
     * What the integrator said at creation.
     *
     * @param region ISO code of a known region, empty when unknown
     * @param test trial traffic: no alarms, in no statistics
     * @param patientKey keyed digest of the integrator's key, never the key itself
     */
    public record Settings(
            @Nullable Language locale,
            String region,
            String channel,
            @Nullable String timeZone,
            @Nullable String patientKey,
            @Nullable String consentVersion,
            boolean test) {

        public Settings(
                @Nullable Language locale,
                String region,
                String channel,
                @Nullable String timeZone,
                @Nullable String patientKey,
                @Nullable String consentVersion) {
            this(locale, region, channel, timeZone, patientKey, consentVersion, false);
        }
    }

    /** One stored before there were clinicians has no care. */
    public Consultation {
        care = care == null ? Care.NONE : care;
        cases = List.copyOf(cases);
        earlier = List.copyOf(earlier);
        followUp = Objects.requireNonNullElse(followUp, FollowUp.none());
    }

    Consultation withEarlier(List<Contact> contacts) {
        return copy(language, closed, cases, turns, contacts, assessment, care, followUp);
    }

    Consultation with(FollowUp next) {
        return copy(language, closed, cases, turns, earlier, assessment, care, next);
    }

    Consultation with(List<PatientCase> changed) {
        return copy(language, closed, changed, turns, earlier, assessment, care, followUp);
    }

    /** After one more turn. */
    Consultation withTurn(@Nullable Language spoken, List<PatientCase> after, Assessment judged, Care attended) {
        boolean over = closed || attended.closing() != null;
        return copy(spoken, over, after, turns + 1, earlier, judged, attended, followUp);
    }

    /** No turn follows, whoever writes. */
    public Consultation close() {
        return copy(language, true, cases, turns, earlier, assessment, care, followUp);
    }

    /** The same consultation with all that can change in it. */
    private Consultation copy(
            @Nullable Language spoken,
            boolean over,
            List<PatientCase> people,
            int number,
            List<Contact> contacts,
            Assessment judged,
            Care attended,
            FollowUp after) {
        return new Consultation(
                id, tenant, createdAt, settings, spoken, over, people, number, contacts, greeting, judged, attended,
                after);
    }

    public PatientCase current() {
        return cases.get(cases.size() - 1);
    }
}
