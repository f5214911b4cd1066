package health.vigil.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.catalog.Knowledge;
import health.vigil.channel.tencent.WechatServer;
import health.vigil.consultation.Act;
import health.vigil.consultation.ChatStore.ChatMessage;
import health.vigil.consultation.ClinicianDesk;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.DueTimers.Due;
import health.vigil.consultation.FollowUpService;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.Timer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said without a message of the person reaches them where they write; over a real store. */
@QuarkusTest
@WithTestResource(WechatServer.class)
class ChatFollowerTest extends ChatStory {
    @Inject
    ConsultationStore consultations;

    @Inject
    FollowUpService timers;

    @Inject
    ClinicianDesk desk;

    @Inject
    Knowledge knowledge;

    @Inject
    Redis redis;

    private ChatFollower follower;

    @BeforeEach
    void aFollower() {
        follower = at(Duration.ZERO);
    }

    @Test
    void reminderOfAnEmergency_isPushedOnceAndTheTalkGoesOn() {
        say(EMERGENCY);
        remind();

        follow();
        follow();

        assertThat(platform.pushed).hasSize(1).first().asString().contains("120");
        assertThat(say("已经打了")).doesNotContain("还没有收到您的回复");
    }

    @Test
    void cliniciansWords_arePushed() {
        say(COLD);
        act(new Act.Take("陈医生"));
        follow();
        act(new Act.Say("陈医生", "我是陈医生，您现在发烧吗？"));
        follow();

        assertThat(platform.pushed).hasSize(2).last().isEqualTo("我是陈医生，您现在发烧吗？");
    }

    @Test
    void answerToAPersonsOwnMessage_isNotPushed() {
        say(COLD);

        follow();

        assertThat(platform.pushed).isEmpty();
    }

    @Test
    void earlierAnswerIsStillOnItsWay_itIsWaitedForThenSaidToo() {
        Platform slow = new Platform(Duration.ZERO, 5);
        slow.refuses = true;
        heard(chat, slow, said(Said.Kind.WORDS, EMERGENCY));
        await(() -> place().consultation() != null && !snapshot().turns().isEmpty());
        await(() -> place().given() != null);
        remind();

        assertThatThrownBy(this::follow).hasMessageContaining("on its way");
        follower = at(Duration.ofMinutes(1));
        follow();

        assertThat(platform.pushed)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("马上拨打急救电话120")
                .contains("还没有收到您的回复");
    }

    @Test
    void cannotBePushed_comesWithTheNextAnswer() {
        say(EMERGENCY);
        remind();
        platform.refuses = true;

        follow();

        assertThat(platform.pushed).isEmpty();
        assertThat(say("还是很痛")).contains("还没有收到您的回复");
    }

    @Test
    void abuseWasTold_nothingIsPushed() {
        say("老公打我，我怕他");
        act(new Act.Take("陈医生"));

        follow();

        assertThat(platform.pushed).isEmpty();
    }

    @Test
    void erased_thePersonIsForgottenToo() {
        say(COLD);
        ChatMessage message = message();
        String id = snapshot().consultation().id();
        assertThat(store.reach("default", message.person()).await().atMost(PATIENCE))
                .isPresent();

        service.erase(new Address("default", id, null, "CN"), "proof").await().atMost(PATIENCE);

        assertThat(store.reach("default", message.person()).await().atMost(PATIENCE))
                .isEmpty();
        List<String> left = new ArrayList<>();
        redis.send(Request.cmd(Command.KEYS).arg("*" + message.person() + "*"))
                .await()
                .atMost(PATIENCE)
                .forEach(key -> left.add(key.toString()));
        assertThat(left).as("for a day, lest a repeat be taken anew").allMatch(key -> key.contains(":m:"));
        assertThat(say(COLD)).isNotEmpty();
        assertThat(snapshot().consultation().id()).isNotEqualTo(id);
    }

    private ChatFollower at(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new ChatFollower(store, consultations, wording, knowledge, List.of(() -> List.of(platform)), clock);
    }

    private void remind() {
        var due = Objects.requireNonNull(
                snapshot().consultation().followUp().due().get(Timer.EMERGENCY_ACK));
        var timer = new Due("default", snapshot().consultation().id(), Timer.EMERGENCY_ACK, due);
        assertThat(timers.fire(timer).await().atMost(PATIENCE)).isTrue();
    }

    private void act(Act act) {
        String id = snapshot().consultation().id();
        assertThat(desk.act("default", id, UUID.randomUUID().toString(), act)
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(ClinicianDesk.Result.Done.class);
    }

    private void follow() {
        var now = snapshot();
        follower.follow(OutboxEntry.committed(now.consultation(), now.turns().getLast()))
                .await()
                .atMost(PATIENCE);
    }
}
