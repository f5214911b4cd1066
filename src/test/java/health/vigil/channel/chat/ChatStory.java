package health.vigil.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.access.PatientKey;
import health.vigil.channel.chat.Said.Kind;
import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ChatStore.ChatMessage;
import health.vigil.consultation.ChatStore.Place;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.TurnTaker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A person of a chat platform of the tests, over a real store. */
abstract class ChatStory {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String EMERGENCY = "胸口压着痛半小时了，出冷汗";
    static final String COLD = "流鼻涕、打喷嚏两天了，有点咳嗽";
    static final AtomicInteger ORDER = new AtomicInteger(100_000);

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

    final Platform platform = new Platform(PATIENCE, 5);
    Chat chat;
    String person;
    String last = "";

    @BeforeEach
    void aPerson() {
        chat = chatAt(Duration.ZERO);
        person = "person-" + UUID.randomUUID();
    }

    Chat chatAt(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new Chat(store, turns, conversation, delivery, texts, wording, keys, clock);
    }

    String say(String text) {
        return heard(chat, said(Kind.WORDS, text)).orElseThrow();
    }

    Said said(Kind kind, String text) {
        last = UUID.randomUUID().toString();
        return new Said(person, last, Integer.toString(ORDER.incrementAndGet()), kind, text);
    }

    Optional<String> heard(Chat by, Said said) {
        return heard(by, platform, said);
    }

    static Optional<String> heard(Chat by, Platform on, Said said) {
        return by.hear(on, said).await().atMost(PATIENCE);
    }

    /** On a thread of its own: the common pool has but one on a small machine. */
    static CompletableFuture<Optional<String>> meanwhile(Supplier<Optional<String>> hearing) {
        return CompletableFuture.supplyAsync(hearing, Thread::startVirtualThread);
    }

    ChatMessage message() {
        return new ChatMessage(
                "default",
                keys.digest("default", "test/default/" + person),
                "",
                keys.digest("default", "test/default/message/" + last),
                Instant.now(),
                "",
                "");
    }

    Place place() {
        return store.place(message(), new ChatStore.Opening(Duration.ofDays(100), false))
                .await()
                .atMost(PATIENCE);
    }

    boolean spend(ChatMessage message) {
        return store.spend(message, 5, Duration.ofHours(48)).await().atMost(PATIENCE);
    }

    Snapshot snapshot() {
        String id = Objects.requireNonNull(place().consultation());
        return service.find(new Address("default", id, null, "CN"))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
