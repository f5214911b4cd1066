package health.vigil.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.OutboxEntry.Kind;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.redis.RedisNodes;
import health.vigil.store.StoredRecords;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For how long the archive keeps what, with which keys, and what an operator can do about it. */
@QuarkusTest
@TestProfile(Archived.WithArchive.class)
class ArchiveKeptTest extends Archived {

    /** Of store and archive, while the service runs that knows both keys. */
    @Test
    void rekeyed_opensWithTheNewKeyAloneAndTheServiceGoesOn() throws Exception {
        Opened consultation = talk(1);
        await(() -> numbers(consultation).size() == 1);

        assertThat(rekey())
                .matches("(?s)store: [1-9]\\d* wrapped anew.*archive: [1-9]\\d* wrapped anew.* 0 could not.*");
        assertThat(rekey()).contains("store: 0 wrapped anew", "archive: 0 wrapped anew");

        assertThat(shown(consultation, masters(OTHER_KEY))).anyMatch(part -> part.contains(WORDS));
        try (RedisNodes nodes = RedisNodes.open(Optional.empty(), data())) {
            assertThat(new StoredRecords(nodes, masters(OTHER_KEY))
                            .find("default", consultation.id())
                            .orElseThrow()
                            .turns())
                    .singleElement()
                    .asString()
                    .contains(WORDS);
        }
        assertThat(api.say(consultation, WORDS).status()).isEqualTo(201);
        await(() -> numbers(consultation).equals(List.of("1", "2")));
    }

    @Test
    void retention_endsChatThenRecordsButNothingUnderLegalHold() throws Exception {
        Opened held = talk(1);
        Opened free = talk(1);
        await(() -> numbers(held).size() + numbers(free).size() == 2);
        assertThat(operator("hold", held.id(), "--why", "court order 12")).isZero();
        assertThat(operator("hold", "nowhere", "--why", "court order 12")).isOne();
        api.delete(held.path(), held.token());
        await(() -> ask("select at::text from erasure where consultation = ?", held.id())
                        .size()
                == 1);

        purgeIn(Duration.ofDays(3 * 366));
        assertThat(ask("select chat::text from turn where consultation = ?", free.id()))
                .containsExactly((String) null);
        assertThat(ask("select record::text from turn where consultation = ?", free.id()))
                .doesNotContainNull();
        purgeIn(Duration.ofDays(10 * 366));
        assertThat(numbers(free)).isEmpty();
        assertThat(keys(free)).isEmpty();
        assertThat(words(held)).as("under hold, though erased").isPositive();
        assertThat(shown(held, masters(KEY))).anyMatch(part -> part.contains(WORDS));
        assertThat(operator("release", held.id(), "--why", "settled")).isZero();
        purgeIn(Duration.ofDays(1));
        assertThat(words(held)).isZero();
        assertThat(keys(held)).isEmpty();
        assertThat(ask("select what from act where consultation = ? order by at", held.id()))
                .containsExactly("hold", "read", "release");
    }

    @Test
    void retention_isThatOfTheRegion() throws Exception {
        Opened chinese = api.open("{\"locale\":\"zh-Hans\",\"region\":\"CN\"}");
        assertThat(api.say(chinese, WORDS).status()).isEqualTo(201);
        await(() -> numbers(chinese).size() == 1);

        purgeIn(Duration.ofDays(14 * 366));
        assertThat(numbers(chinese)).hasSize(1);
        purgeIn(Duration.ofDays(15 * 366));
        assertThat(numbers(chinese)).isEmpty();
    }

    @Test
    void withoutMasterKeys_documentsAreReadAsTheyAre() throws Exception {
        Opened consultation = talk(1);
        await(() -> numbers(consultation).size() == 1);
        ask("delete from turn where consultation = ? returning number::text", consultation.id());

        handOver(new Archive(store, json, line, MasterKeys.none()), consultation, Kind.TURN, 1);

        assertThat(ask("select chat->'message'->>'text' from turn where consultation = ?", consultation.id()))
                .containsExactly(WORDS);
        assertThat(shown(consultation, masters(KEY))).hasSize(3).anyMatch(part -> part.contains(WORDS));
    }
}
