package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The store with master keys, their rotation, and what was stored before there were any; on a real Redis. */
@QuarkusTest
class SealedStoreTest extends SealedStores {
    private static final String MARKER = "zebrafinch";

    @Test
    void I7_words_standNowhereInRedis() {
        ConsultationStore store = store(OLD);
        Consultation consultation = await(store.create(Samples.consultation(), null));
        commit(store, consultation, Samples.message(MARKER), 1);
        await(store.claim("default", consultation.id(), Samples.message(MARKER + " pending")));

        Keys keys = Keys.of("default", consultation.id());
        for (String text : List.of(
                redis(Command.HGETALL, keys.record()).toString(),
                redis(Command.HGETALL, keys.messages()).toString(),
                redis(Command.LRANGE, keys.turns(), "0", "-1").toString(),
                redis(Command.LRANGE, keys.audit(), "0", "-1").toString())) {
            assertThat(text).isNotEmpty().doesNotContain(MARKER, "hello");
        }
        assertThat(redis(Command.HGET, keys.record(), "record").toString()).startsWith("t");
    }

    @Test
    void rotation_wrapsAtTheNextCommitAndKeepsIdempotency() {
        PatientMessage first = Samples.message("one");
        Consultation consultation = await(store(OLD).create(Samples.consultation(), null));
        Turn answered = commit(store(OLD), consultation, first, 1);

        assertThat(await(store(BOTH).claim("default", consultation.id(), first)))
                .isEqualTo(new Claim.Answered(answered));
        assertThatThrownBy(() -> await(store(NEW).find("default", consultation.id())))
                .isInstanceOf(StoreUnavailable.class);
        commit(store(BOTH), consultation, Samples.message("two"), 2);

        assertThat(await(store(NEW).find("default", consultation.id()))
                        .orElseThrow()
                        .turns())
                .hasSize(2);
    }

    @Test
    void erased_leavesNoDataKey() {
        Consultation consultation = await(store(OLD).create(Samples.consultation(), null));
        commit(store(OLD), consultation, Samples.message("one"), 1);

        await(store(OLD).erase("default", consultation.id(), Samples.tombstone()));

        assertThat(redis(Command.KEYS, "*" + consultation.id() + "*")).hasSize(1);
        assertThat(chain.check(await(trail(OLD).read("default", consultation.id())))
                        .isWhole())
                .isTrue();
    }

    /** As the version before sealing, chains and lifetimes stored it. */
    @Test
    void storedByTheFirstVersion_goesOnSealedAndChained() throws Exception {
        String id = "stored-by-the-first-version-" + ids.next();
        Keys keys = Keys.of("default", id);
        redis(Command.HSET, keys.record(), "record", sample("record-1.json").replace("ID", id), "turns", "1");
        redis(Command.RPUSH, keys.turns(), sample("turn-1.json"));
        ConsultationStore store = store(OLD);
        Consultation before = await(store.find("default", id)).orElseThrow().consultation();
        assertThat(before.current().findings()).containsKey("chest_pain");

        PatientMessage message = Samples.message("two");
        Claim.Granted granted = (Claim.Granted) await(store.claim("default", id, message));
        await(store.commit(granted, before.close(), Samples.turn(2, message), List.of()));

        assertThat(await(store.find("default", id)).orElseThrow().turns()).hasSize(2);
        assertThat(redis(Command.HGET, keys.record(), "record").toString()).startsWith("t");
        assertThat(chain.check(await(trail(OLD).read("default", id))).isWhole()).isTrue();
        assertThat(redis(Command.PTTL, keys.turns()).toLong()).isPositive();
    }

    @Test
    void everyKey_endsWithItsConsultation() {
        ConsultationStore store = store(OLD);
        Consultation consultation = await(store.create(Samples.consultation(), null));
        commit(store, consultation, Samples.message("one"), 1);

        for (String key : Keys.of("default", consultation.id()).all()) {
            assertThat(redis(Command.PTTL, key).toLong())
                    .as(key)
                    .isGreaterThan(Duration.ofDays(29).toMillis());
        }
    }

    @Test
    void consultationAboutToExpire_livesThroughItsTurn() {
        ConsultationStore store = store(OLD);
        Consultation consultation = await(store.create(Samples.consultation(), null));
        Keys keys = Keys.of("default", consultation.id());
        redis(Command.PEXPIRE, keys.record(), "3000");

        await(store.claim("default", consultation.id(), Samples.message("one")));

        for (String key : List.of(keys.record(), keys.messages(), keys.audit())) {
            assertThat(redis(Command.PTTL, key).toLong())
                    .as(key)
                    .isGreaterThan(ConsultationStore.CLAIM_LIFE.toMillis());
        }
    }

    @Test
    void closed_livesShorterAndIsChained() {
        ConsultationStore store = store(OLD);
        Consultation consultation = await(store.create(Samples.consultation(), null));
        Claim.Granted granted =
                (Claim.Granted) await(store.claim("default", consultation.id(), Samples.message("one")));
        assertThat(await(store.close("default", consultation.id(), "clinician:demo")))
                .isEqualTo(ConsultationStore.Closing.BUSY);
        await(store.release(granted));

        assertThat(await(store.close("default", consultation.id(), "clinician:demo")))
                .isEqualTo(ConsultationStore.Closing.CLOSED);

        assertThat(await(store.find("default", consultation.id()))
                        .orElseThrow()
                        .consultation()
                        .closed())
                .isTrue();
        assertThat(redis(Command.PTTL, Keys.of("default", consultation.id()).record())
                        .toLong())
                .isBetween(1L, Duration.ofDays(8).toMillis());
        assertThat(await(trail(OLD).read("default", consultation.id())).links().getLast())
                .contains("consultation.closed", "clinician:demo");
        assertThat(await(store.close("default", "nowhere", "x"))).isEqualTo(ConsultationStore.Closing.MISSING);
    }

    private static String sample(String name) throws Exception {
        return Files.readString(Path.of("src/test/resources/store", name), StandardCharsets.UTF_8)
                .strip();
    }
}
