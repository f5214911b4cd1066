package health.vigil.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.access.PatientKey;
import health.vigil.channel.chat.Said.Kind;
import health.vigil.channel.tencent.WechatServer;
import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ChatStore.ChatMessage;
import health.vigil.consultation.ChatStore.Place;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.TurnTaker;
import health.vigil.store.RedisServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every chat platform, over a platform of the tests and a real store. */
@QuarkusTest
@WithTestResource(WechatServer.class)
class ChatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String EMERGENCY = "胸口压着痛半小时了，出冷汗";
    private static final String COLD = "流鼻涕、打喷嚏两天了，有点咳嗽";
    private static final AtomicInteger ORDER = new AtomicInteger(100_000);

    @Inject
    ChatStore store;

    @Inject
    ConsultationService service;

    @Inject
    TurnTaker turns;

    @Inject
    Conversation conversation;

    @Inject
    Delivery delivery;

    @Inject
    ChatTexts texts;

    @Inject
    Wording wording;

    @Inject
    PatientKey keys;

    private final Platform platform = new Platform(PATIENCE, 5);
    private Chat chat;
    private String person;
    private String last = "";

    @BeforeEach
    void aPerson() {
        chat = chatAt(Duration.ZERO);
        person = "person-" + UUID.randomUUID();
    }

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

        var one = CompletableFuture.supplyAsync(() -> heard(chat, said));
        var two = CompletableFuture.supplyAsync(() -> heard(other, said));

        assertThat(one.join()).isPresent().isEqualTo(two.join());
        assertThat(heard(other, said)).isEqualTo(one.join());
        assertThat(snapshot().turns()).hasSize(1);
    }

    @Test
    void piecesOfASentence_areOneTurnInTheOrderWritten() {
        Said[] pieces = {said(Kind.WORDS, "我肚子"), said(Kind.WORDS, "有点痛"), said(Kind.WORDS, "两天了")};

        var second = CompletableFuture.supplyAsync(() -> heard(chat, pieces[1]));
        var first = CompletableFuture.supplyAsync(() -> heard(chat, pieces[0]));
        var third = CompletableFuture.supplyAsync(() -> heard(chat, pieces[2]));

        assertThat(List.of(first.join(), second.join(), third.join()))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        assertThat(snapshot().turns()).hasSize(1);
        assertThat(snapshot().turns().getFirst().message().text()).isEqualTo("我肚子，有点痛，两天了");
        assertThat(heard(chat, pieces[0]).isPresent()).isEqualTo(first.join().isPresent());
    }

    @Test
    void I3_emergencyInABurst_waitsForNothing() {
        var piece = CompletableFuture.supplyAsync(() -> heard(chat, said(Kind.WORDS, "我")));

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

    private Chat chatAt(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new Chat(store, turns, conversation, delivery, texts, wording, keys, clock);
    }

    private String say(String text) {
        return heard(chat, said(Kind.WORDS, text)).orElseThrow();
    }

    private Said said(Kind kind, String text) {
        last = UUID.randomUUID().toString();
        return new Said(person, last, Integer.toString(ORDER.incrementAndGet()), kind, text);
    }

    private Optional<String> heard(Chat by, Said said) {
        return heard(by, platform, said);
    }

    private static Optional<String> heard(Chat by, Platform on, Said said) {
        return by.hear(on, said).await().atMost(PATIENCE);
    }

    private ChatMessage message() {
        return new ChatMessage(
                "default",
                keys.digest("default", "test/default/" + person),
                keys.digest("default", "test/default/message/" + last),
                Instant.now(),
                "",
                "");
    }

    private Place place() {
        return store.place(message(), new ChatStore.Opening(Duration.ofDays(100), false))
                .await()
                .atMost(PATIENCE);
    }

    private boolean spend(ChatMessage message) {
        return store.spend(message, 5, Duration.ofHours(48)).await().atMost(PATIENCE);
    }

    private Snapshot snapshot() {
        String id = Objects.requireNonNull(place().consultation());
        return service.find(new Address("default", id, null, "CN"))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
