package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Raise;
import health.vigil.clinical.Raise.Reason;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.TriageLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What raises a level: by one, to emergency at most, and never the floor. */
class RaiseTest {
    private static final String COLD = "I have a runny nose and sneezing since yesterday";
    private static final String COMPLAINT = complaintOf(COLD);

    @AfterEach
    void noIncidents() {
        Play.INCIDENTS.clear();
    }

    @ParameterizedTest
    @EnumSource(TriageLevel.class)
    void raised_isOneSoonerButNeverAnAmbulance(TriageLevel level) {
        TriageLevel raised = level.raised();

        assertThat(raised).isGreaterThanOrEqualTo(level);
        assertThat(raised.ordinal() - level.ordinal()).isLessThanOrEqualTo(1);
        assertThat(raised == TriageLevel.EMERGENCY_AMBULANCE).isEqualTo(level == TriageLevel.EMERGENCY_AMBULANCE);
    }

    @Test
    void sameComplaintWithinThreeDays_raisesTheWholeAssessmentByOneAndSaysSo() {
        Turn plain = completed(adult());

        Turn raised = completed(adult().after(contact(COMPLAINT, Relationship.SELF, Duration.ofHours(71))));

        Assessment judged = raised.assessment();
        assertThat(judged.level()).isEqualTo(plain.assessment().level().raised());
        assertThat(judged.unraised()).isEqualTo(plain.assessment().level());
        assertThat(judged.floor()).isEqualTo(plain.assessment().floor());
        assertThat(reasons(raised)).containsExactly(Reason.REPEAT_CONTACT);
        assertThat(raised.reply().text()).contains("the same problem within the last three days");
        assertThat(plain.assessment().raised()).isEmpty();
        assertThat(plain.reply().text()).doesNotContain("last three days");
    }

    @Test
    void otherContacts_raiseNothing() {
        Play play = adult().after(
                        contact(COMPLAINT, Relationship.SELF, Duration.ofHours(73)),
                        contact(COMPLAINT, Relationship.CHILD, Duration.ofHours(1)),
                        contact("low_back_pain", Relationship.SELF, Duration.ofHours(1)));

        assertThat(completed(play).assessment().raised()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it is getting worse", "越来越严重了", "而家嚴重咗"})
    void worseAfterAdvice_raisesOnceAndStays(String words) {
        Play play = adult();
        TriageLevel advised = completed(play).assessment().level();

        Turn worse = play.say(words);
        Turn still = play.say(words);
        Turn later = play.say("ok thanks");

        assertThat(worse.assessment().level()).isGreaterThanOrEqualTo(advised.raised());
        assertThat(reasons(worse)).contains(Reason.WORSE_SINCE_LAST);
        assertThat(List.of(still.assessment().level(), later.assessment().level()))
                .containsOnly(worse.assessment().level());
    }

    @Test
    void worseInTheFirstStory_raisesNothing() {
        Play play = adult();

        Turn turn = play.say(COLD + " and it is getting worse");

        assertThat(turn.assessment().raised()).isEmpty();
    }

    @Test
    void incident_raisesItsComplaintOnlyAndCarriesTheOfficersReason() {
        TriageLevel before = completed(adult()).assessment().level();
        Play.INCIDENTS.put(COMPLAINT, "outbreak in the district");

        Assessment raised = completed(adult()).assessment();

        assertThat(raised.level()).isEqualTo(before.raised());
        assertThat(raised.raised()).containsExactly(new Raise(Reason.INCIDENT, "outbreak in the district"));
        assertThat(adult().say("my lower back aches").assessment().raised()).isEmpty();
    }

    @Test
    void severalReasons_raiseByOneAllTogether() {
        TriageLevel before = completed(adult()).assessment().level();
        Play.INCIDENTS.put(COMPLAINT, "outbreak");

        Turn turn = completed(adult().after(contact(COMPLAINT, Relationship.SELF, Duration.ofHours(1))));

        assertThat(turn.assessment().level()).isEqualTo(before.raised());
        assertThat(reasons(turn)).containsExactly(Reason.REPEAT_CONTACT, Reason.INCIDENT);
    }

    /** The lane and the banner look at the floor, which no reason to raise moves. */
    @Test
    void everyGoldenCase_withEverythingRaised_keepsItsFloorAndNeverFalls() {
        Set<String> changed = new HashSet<>();
        for (GoldenCase golden : GoldenCase.all()) {
            String words = golden.turns().get(0).get("say").asText();
            Play.INCIDENTS.clear();
            Assessment plain =
                    new Play(golden.region(), golden.patient()).say(words).assessment();
            plain.complaints().forEach(complaint -> Play.INCIDENTS.put(complaint, "test"));

            Assessment raised =
                    new Play(golden.region(), golden.patient()).say(words).assessment();

            boolean informs = plain.presentingComplaint().equals("information");
            TriageLevel expected = plain.complaints().isEmpty() || informs
                    ? plain.level()
                    : plain.level().raised();
            assertThat(raised.level()).as(golden.name()).isEqualTo(expected);
            assertThat(raised.floor()).as(golden.name()).isEqualTo(plain.floor());
            if (raised.level() != plain.level()) {
                changed.add(golden.name());
            }
        }
        assertThat(changed).hasSizeGreaterThan(10);
    }

    private static Play adult() {
        return new Play(
                "GB",
                new Patient(
                        30.0,
                        health.vigil.clinical.Sex.FEMALE,
                        Relationship.SELF,
                        Presence.ABSENT,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static Turn completed(Play play) {
        Turn last = play.answerAll(play.say(COLD), Presence.ABSENT);
        assertThat(last.assessment().isComplete()).isTrue();
        return last;
    }

    private static String complaintOf(String words) {
        return adult().say(words).assessment().presentingComplaint();
    }

    private static Contact contact(String complaint, Relationship about, Duration ago) {
        Instant at = Play.NOW.minus(ago);
        return new Contact(complaint, about, at);
    }

    private static List<Reason> reasons(Turn turn) {
        return turn.assessment().raised().stream().map(Raise::reason).toList();
    }
}
