package health.vigil.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.DueTimers;
import health.vigil.consultation.TimerAction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timers and what patients say after the advice, over real HTTP and a real Redis. */
@QuarkusTest
@TestProfile(TimersProfile.class)
class SafetyNetTest extends AdvisedPatients {
    @Inject
    DueTimers timers;

    @Inject
    @All
    List<TimerAction> actions;

    @Inject
    TimersProfile.JumpingClock clock;

    @AfterEach
    void rightClock() {
        clock.repair();
    }

    @Test
    void emergencyUnacknowledged_isAskedAfterOnceWithTheNumber() throws Exception {
        Opened patient = open();
        api.say(patient, EMERGENCY);

        await(patient, AGAIN, 1);

        settle();
        JsonNode last = last(patient);
        assertThat(count(patient, AGAIN)).isEqualTo(1);
        assertThat(last.path("source").asText()).isEqualTo("safety");
        assertThat(last.path("floor").asText()).isEqualTo("emergency_ambulance");
        assertThat(timersOf(patient)).noneMatch(timer -> timer.contains("emergency_ack"));
    }

    @ParameterizedTest
    @CsvSource({"worse,worse_since_last", "same,not_better"})
    void notBetterAtTheCheckIn_reopensWithAHigherLevelAndFloor(String choice, String reason) throws Exception {
        Opened patient = open();
        Answer advised = advised(patient);
        await(patient, "We want to know how you are now", 1);

        Answer reopened = api.send(patient, answer(choice));

        assertThat(advised.at("/assessment/level")).isEqualTo("self_care");
        assertThat(reopened.at("/assessment/raised/0/reason")).isEqualTo(reason);
        assertThat(reopened.at("/assessment/floor")).isEqualTo("consultation");
        assertThat(reopened.at("/status")).isEqualTo("in_progress");
        assertThat(reopened.json().at("/reply/question").isObject()).isTrue();
        assertThat(reopened.at("/reply/text")).contains("Because it is not better");
    }

    @ParameterizedTest
    @CsvSource({
        "much better thanks,We are glad",
        "I saw the doctor,do as the doctor said",
        "no better,Because it is not better",
        "it is getting worse,Because it is not better"
    })
    void wordsAnswerTheCheckInToo(String words, String expected) throws Exception {
        Opened patient = open();
        advised(patient);
        await(patient, "We want to know how you are now", 1);

        Answer answer = api.say(patient, words);

        assertThat(answer.at("/reply/text")).contains(expected);
    }

    @Test
    void better_closesNicelyAndIsNotAskedAgain() throws Exception {
        Opened patient = open();
        Answer advised = advised(patient);
        await(patient, "We want to know how you are now", 1);

        Answer better = api.send(patient, answer("better"));

        settle();
        assertThat(better.at("/status")).isEqualTo("complete");
        assertThat(better.at("/assessment/level")).isEqualTo(advised.at("/assessment/level"));
        assertThat(count(patient, "We want to know how you are now")).isEqualTo(1);
        assertThat(timersOf(patient)).isEmpty();
    }

    @Test
    void erased_leavesNoTimer() throws Exception {
        Opened patient = open();
        api.say(patient, EMERGENCY);
        assertThat(timersOf(patient)).hasSize(2);

        api.delete(patient.path(), patient.token());

        assertThat(timersOf(patient)).isEmpty();
    }

    /** Three pods, one of them stopped in the middle, clocks hours away from the truth. */
    @Test
    void podsStoppedAndClocksJumping_eachTimerFiresOnceAndNoneEarly() throws Exception {
        List<Opened> patients = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            clock.jump(Duration.ofHours(i % 2 == 0 ? 7 : -9));
            Opened patient = open();
            api.say(patient, EMERGENCY);
            patients.add(patient);
        }
        for (Opened patient : patients) {
            assertThat(timersOf(patient)).anyMatch(timer -> timer.contains("check_in"));
        }
        TimerRelay second = relay("second");
        TimerRelay third = relay("third");
        second.start();
        third.start();
        awaitAny(patients);
        second.kill();
        clock.jump(Duration.ofHours(10));

        for (Opened patient : patients) {
            await(patient, AGAIN, 1);
        }
        settle();
        third.stop();
        for (Opened patient : patients) {
            assertThat(count(patient, AGAIN)).isEqualTo(1);
            assertThat(count(patient, "We want to know how you are now")).isZero();
        }
    }

    private TimerRelay relay(String name) {
        return new TimerRelay(timers, actions, name, new SimpleMeterRegistry(), Duration.ofMillis(160));
    }
}
