package health.vigil.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.chat.Said.Kind;
import health.vigil.channel.tencent.WechatServer;
import health.vigil.consultation.ChatStore.ChatMessage;
import health.vigil.store.RedisServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How an answer reaches a person whose platform waits, pushes or does neither. */
@QuarkusTest
@WithTestResource(WechatServer.class)
class ChatDeliveryTest extends ChatStory {
    @Test
    void noTimeInTheResponse_isPushedAndNotSaidAgain() {
        Platform slow = new Platform(Duration.ZERO, 5);
        Said said = said(Kind.WORDS, COLD);

        assertThat(heard(chat, slow, said)).isEmpty();
        await(() -> !slow.pushed.isEmpty());
        await(() -> place().given() != null);

        assertThat(slow.pushed).hasSize(1).first().asString().contains("\n1. ");
        assertThat(heard(chat, platform, said)).isEmpty();
        assertThat(say("1")).doesNotContain("使用说明");
    }

    @Test
    void pushesAreUsedUp_theAnswerWaitsForTheNextMessage() {
        Platform refusing = new Platform(Duration.ZERO, 5);
        refusing.refuses = true;

        heard(chat, refusing, said(Kind.WORDS, COLD));
        await(() -> place().given() != null);

        assertThat(say("1")).startsWith("使用说明").contains("\n1. ");
        assertThat(snapshot().turns()).hasSize(1);
    }

    @Test
    void quota_isFiveForEachMessageOfThePerson() {
        say(COLD);
        ChatMessage message = message();

        for (int i = 0; i < 5; i++) {
            assertThat(spend(message)).isTrue();
        }
        assertThat(spend(message)).isFalse();
        say("1");
        assertThat(spend(message())).isTrue();
    }

    @Test
    void nothingCanBePushed_theAnswerIsFetchedWithOneOrByARepeat() {
        Platform bare = new Platform(Duration.ZERO, 0);
        Said said = said(Kind.WORDS, COLD);

        assertThat(heard(chat, bare, said).orElseThrow()).contains("回复1继续").contains("120");
        await(() -> place().given() != null);
        String repeated = heard(chat, new Platform(PATIENCE, 0), said).orElseThrow();

        assertThat(repeated).contains("\n1. ");
        assertThat(snapshot().turns()).hasSize(1);
    }

    @Test
    void nothingCanBePushed_oneGivesTheAnswerAndIsNoAnswerItself() {
        heard(chat, new Platform(Duration.ZERO, 0), said(Kind.WORDS, COLD));
        await(() -> place().given() != null);

        assertThat(say("1")).contains("\n1. ");
        assertThat(snapshot().turns()).hasSize(1);
    }

    @Test
    void I3_frozenStore_emergencyIsAnsweredAndOthersAreToldToSendAgain() throws Exception {
        say(COLD);
        RedisServer.freeze();
        String emergency;
        String other;
        try {
            emergency = say(EMERGENCY);
            other = say("还是有点咳嗽，流鼻涕，打喷嚏");
        } finally {
            RedisServer.thaw();
        }

        assertThat(emergency).contains("120").doesNotContain("稍后再发");
        assertThat(other).contains("请稍后再发一次").contains("120");
    }

    @Test
    void languages_areThoseOfTheWords() {
        assertThat(say("個心口好翳，唞唔到氣，隻左手痺")).contains("立即致電120");
        person = "person-" + UUID.randomUUID();
        assertThat(say("crushing chest pain for half an hour, sweating")).contains("Call 120");
        person = "person-" + UUID.randomUUID();
        assertThat(say("I have had a runny nose and a cough for two days")).startsWith("Before you go on");
    }

    @Test
    void pictureAndArrival_areAnsweredWithVettedTexts() {
        assertThat(heard(chat, said(Kind.UNREADABLE, "")).orElseThrow())
                .contains("请用文字")
                .contains("120");
        assertThat(heard(chat, said(Kind.ARRIVED, "")).orElseThrow())
                .contains("使用说明")
                .contains("120");
        assertThat(say(COLD)).doesNotContain("使用说明");
    }

    @Test
    void endlessMessage_isToBeShortenedButAnEmergencyInItIsHeard() {
        assertThat(say("一二三。".repeat(500))).contains("太长");
        assertThat(say("我" + "今天天气不错。".repeat(300) + EMERGENCY)).contains("120").doesNotContain("太长");
    }
}
