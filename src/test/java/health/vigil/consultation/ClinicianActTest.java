package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply;
import health.vigil.clinical.TriageLevel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a clinician does, and what the rules still do beside it. */
class ClinicianActTest {
    private static final String EMERGENCY = "Crushing chest pain for half an hour and a cold sweat";
    private static final String COLD = "I have had a runny nose for two days";

    @Test
    void I2_lowered_isShownAndTheFiredFloorStaysRecorded() {
        Play play = Play.of("GB");
        play.say(EMERGENCY);

        Turn lowered = play.act(level(TriageLevel.CONSULTATION));

        assertThat(lowered.assessment().level()).isEqualTo(TriageLevel.CONSULTATION);
        assertThat(lowered.assessment().floor()).isEqualTo(TriageLevel.CONSULTATION);
        assertThat(lowered.assessment().isComplete()).isTrue();
        assertThat(play.patient().floor().level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(lowered.assessment().redFlags()).isNotEmpty();
        assertThat(lowered.reply().source()).isEqualTo(Reply.Source.CLINICIAN);
        assertThat(lowered.reply().text()).contains("chan").doesNotContain("ambulance now", "{");
    }

    @Test
    void lowered_staysWhenThePatientOnlyThanks() {
        Play play = Play.of("GB");
        play.say(EMERGENCY);
        play.act(level(TriageLevel.CONSULTATION));

        Turn thanks = play.say("Thank you, I am relieved");

        assertThat(thanks.assessment().level()).isEqualTo(TriageLevel.CONSULTATION);
        assertThat(thanks.reply().source()).isNotEqualTo(Reply.Source.SAFETY);
    }

    @Test
    void lowered_risesWhenSomethingNewFires() {
        Play play = Play.of("GB");
        play.say(EMERGENCY);
        play.act(level(TriageLevel.CONSULTATION));

        Turn stroke = play.say("Now my face droops on one side and my arm is weak and my speech is slurred");

        assertThat(stroke.assessment().level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(stroke.reply().source()).isEqualTo(Reply.Source.SAFETY);
        assertThat(stroke.reply().text()).contains("999");
    }

    @Test
    void lowered_risesWhenTheSameIsToldAgain() {
        Play play = Play.of("GB");
        play.say(EMERGENCY);
        play.act(level(TriageLevel.CONSULTATION));

        Turn again = play.say("It is back: " + EMERGENCY);

        assertThat(again.assessment().level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(again.reply().source()).isEqualTo(Reply.Source.SAFETY);
    }

    @Test
    void raised_isSaidInTheLane() {
        Play play = Play.of("GB");
        play.say(COLD);

        Turn raised = play.act(level(TriageLevel.EMERGENCY_AMBULANCE));
        Turn later = play.say("ok");

        assertThat(raised.assessment().floor()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(raised.reply().text()).contains("999", "chan");
        assertThat(later.assessment().level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
    }

    @Test
    void taken_silencesTheAutomaton() {
        Play play = Play.of("GB");
        play.say(COLD);
        Turn joined = play.act(new Act.Take("chan"));

        Turn silent = play.say("It runs more in the morning");

        assertThat(joined.reply().text()).contains("A clinician, chan, has joined", "999");
        assertThat(silent.reply().text()).isEmpty();
        assertThat(silent.reply().question()).isNull();
        assertThat(silent.assessment().findings()).isNotEmpty();
    }

    @Test
    void I3_taken_anEmergencyStillGetsItsFixedReply() {
        Play play = Play.of("GB");
        play.say(COLD);
        play.act(new Act.Take("chan"));

        Turn emergency = play.say(EMERGENCY);
        Turn quiet = play.say("ok");
        Turn again = play.say("The crushing chest pain is very bad now");

        assertThat(emergency.reply().source()).isEqualTo(Reply.Source.SAFETY);
        assertThat(emergency.reply().text()).contains("999");
        assertThat(emergency.reply().question()).isNull();
        assertThat(quiet.reply().text()).isEmpty();
        assertThat(again.reply().source()).isEqualTo(Reply.Source.SAFETY);
        assertThat(again.reply().text()).contains("999");
    }

    @Test
    void released_theAutomatonAnswersAgain() {
        Play play = Play.of("GB");
        play.say(COLD);
        play.act(new Act.Take("chan"));
        play.act(new Act.Release("chan"));

        Turn answered = play.say("No fever");

        assertThat(answered.reply().text()).isNotEmpty();
    }

    @Test
    void corrected_isWithdrawnQuotedAndTheFiredFloorStays() {
        Play play = Play.of("GB");
        play.say(EMERGENCY);

        Turn corrected = play.act(new Act.Correct("chan", "diaphoresis", Presence.ABSENT, "on the phone: no sweat"));

        assertThat(play.patient().withdrawn()).containsExactly("diaphoresis");
        assertThat(corrected.assessment().level()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(corrected.assessment().findings())
                .filteredOn(finding -> finding.code().equals("diaphoresis"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.presence()).isEqualTo(Presence.ABSENT);
                    assertThat(finding.quote()).isNotEmpty();
                });
    }

    @Test
    void correctedAfterLowering_doesNotLiftTheClinicansOwnLevel() {
        Play play = Play.of("GB");
        play.say(EMERGENCY);
        play.act(level(TriageLevel.CONSULTATION_24));

        Turn corrected = play.act(new Act.Correct("chan", "diaphoresis", Presence.ABSENT, "no sweat"));

        assertThat(corrected.assessment().level()).isEqualTo(TriageLevel.CONSULTATION_24);
    }

    @Test
    void findingAddedByAClinician_firesLikeAnyOther() {
        Play play = Play.of("GB");
        play.say("My chest hurts");

        Turn added = play.act(new Act.Correct("chan", "unresponsive", Presence.PRESENT, "daughter on the phone"));

        assertThat(added.assessment().floor()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(added.reply().text()).contains("999");
    }

    @Test
    void closed_tellsWhereHelpIs() {
        Play play = Play.of("HK");
        play.say("流鼻水兩日");

        Turn closed = play.act(new Act.Close("chan", Care.Outcome.ADVISED, ""));

        assertThat(closed.reply().text()).contains("999");
        assertThat(play.consultation().closed()).isTrue();
    }

    @Test
    void patientWaits_onlyFromWhatNobodyAnswered() {
        Play play = Play.of("GB");
        play.say(COLD);
        play.act(new Act.Take("chan"));
        assertThat(care(play).overdueAt(Duration.ofMinutes(5))).isEqualTo(Play.NOW.plus(Duration.ofMinutes(5)));

        play.act(new Act.Say("chan", "Do you have a fever?"));
        assertThat(care(play).overdueAt(Duration.ofMinutes(5))).isNull();

        play.say("No");
        assertThat(care(play).overdueAt(Duration.ofMinutes(5))).isNotNull();
        Turn away = play.act(new Act.GiveUp("timer", Play.NOW));

        assertThat(care(play).holder()).isNull();
        assertThat(care(play).abandoned()).isTrue();
        assertThat(away.reply().text()).contains("chan", "front of the queue", "999");
    }

    private static Care care(Play play) {
        return play.consultation().care();
    }

    private static Act level(TriageLevel level) {
        return new Act.Level("chan", level, "seen on video");
    }
}
