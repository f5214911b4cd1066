package health.vigil.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.chat.Said.Kind;
import health.vigil.channel.tencent.WechatServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds on every chat platform, over a platform of the tests and a real store. */
@QuarkusTest
@WithTestResource(WechatServer.class)
class ChatTest extends ChatStory {
    @Test
    void I3_emergency_isAnsweredBeforeAnyConsentText() {
        String answer = say(EMERGENCY);

        assertThat(answer).contains("120").doesNotContain("使用说明");
        assertThat(say("好的")).doesNotContain("使用说明");
    }

    @Test
    void firstContact_isToldAboutConsentOnceAndAskedWithNumbers() {
        String first = say(COLD);
        String second = say("没有");

        assertThat(first).startsWith("使用说明").contains("\n1. ").contains("请回复数字");
        assertThat(second).doesNotContain("使用说明");
    }

    @Test
    void bareNumber_answersThatChoice() {
        say(COLD);
        var asked = Objects.requireNonNull(snapshot().turns().getLast().reply().question());

        say("1");

        var answers = snapshot().turns().getLast().message().answers();
        assertThat(answers)
                .containsExactly(new health.vigil.consultation.PatientMessage.Answer.OfChoice(
                        asked.id(), asked.choices().getFirst().id()));
    }

    @Test
    void I8_sameMessageToTwoPodsAtOnce_isOneTurnAndOneAnswer() {
        Said said = said(Kind.WORDS, COLD);
        Chat other = chatAt(Duration.ZERO);

        var one = meanwhile(() -> heard(chat, said));
        var two = meanwhile(() -> heard(other, said));

        assertThat(one.join()).isPresent().isEqualTo(two.join());
        assertThat(heard(other, said)).isEqualTo(one.join());
        assertThat(snapshot().turns()).hasSize(1);
    }

    @Test
    void piecesOfASentence_areOneTurnInTheOrderWritten() {
        Said[] pieces = {said(Kind.WORDS, "我肚子"), said(Kind.WORDS, "有点痛"), said(Kind.WORDS, "两天了")};

        var second = meanwhile(() -> heard(chat, pieces[1]));
        var first = meanwhile(() -> heard(chat, pieces[0]));
        var third = meanwhile(() -> heard(chat, pieces[2]));

        assertThat(List.of(first.join(), second.join(), third.join()))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        assertThat(snapshot().turns()).hasSize(1);
        assertThat(snapshot().turns().getFirst().message().text()).isEqualTo("我肚子，有点痛，两天了");
        assertThat(heard(chat, pieces[0]).isPresent()).isEqualTo(first.join().isPresent());
    }

    @Test
    void I3_emergencyInABurst_waitsForNothing() {
        var piece = meanwhile(() -> heard(chat, said(Kind.WORDS, "我")));

        String answer = say("胸口很痛，喘不过气，出冷汗");

        assertThat(answer).contains("120");
        piece.join();
    }

    @Test
    void startOver_isANewConsultation() {
        say(COLD);
        String before = snapshot().consultation().id();

        String greeting = say("重新开始");

        assertThat(greeting).contains("哪里不舒服");
        say("头痛一天了，不发烧，也没有别的不舒服");
        assertThat(snapshot().consultation().id()).isNotEqualTo(before);
        assertThat(snapshot().turns()).hasSize(1);
    }

    @Test
    void startOverAfterAnAmbulance_isAskedForHelpFirst() {
        say(EMERGENCY);

        String asked = say("重新开始");

        assertThat(asked).contains("得到救治了吗").contains("120");
        assertThat(say("2")).startsWith("请现在就拨打120").contains("哪里不舒服");
    }

    @Test
    void longSilence_isANewConsultationAskedForHelpAndNothingIsLost() {
        say(EMERGENCY);
        String before = snapshot().consultation().id();
        chat = chatAt(Duration.ofHours(13));

        String asked = say(COLD);
        String answered = say("1");

        assertThat(asked).contains("得到救治了吗");
        assertThat(answered).startsWith("好的").contains("\n1. ");
        assertThat(snapshot().consultation().id()).isNotEqualTo(before);
        assertThat(snapshot().turns().getFirst().message().text()).isEqualTo(COLD);
    }

    @Test
    void shortSilence_goesOn() {
        say(COLD);
        String before = snapshot().consultation().id();
        chat = chatAt(Duration.ofHours(11));

        say("现在还有点发烧，三十八度");

        assertThat(snapshot().consultation().id()).isEqualTo(before);
    }

    @Test
    void anotherPatient_isAConsultationOfItsOwnAndTheFirstIsFoundAgain() {
        say("我" + COLD);
        String mine = snapshot().consultation().id();

        say("我妈妈也咳嗽、发烧两天了");
        String mothers = snapshot().consultation().id();
        say("我自己现在嗓子也很痛");

        assertThat(mothers).isNotEqualTo(mine);
        assertThat(snapshot().consultation().id()).isEqualTo(mine);
        assertThat(snapshot().turns()).hasSize(2);
    }
}
