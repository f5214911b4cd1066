package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.consultation.ChatStore;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.consultation.seal.Rewrapped;
import health.vigil.platform.redis.RedisNodes;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The rotation of the master key, on a real Redis. */
@QuarkusTest
class RewrapTest extends SealedStores {

    /** Also the words of a message that no turn has taken yet, and where a person of a chat platform is. */
    @Test
    void rewrapped_opensWithTheNewKeyAlone() throws Exception {
        Consultation consultation = await(store(OLD).create(Samples.consultation(), null));
        commit(store(OLD), consultation, Samples.message("one"), 1);
        PatientMessage pending = Samples.message("pending");
        await(store(OLD).claim("default", consultation.id(), pending));
        String person = ids.next();
        ChatStore.ChatMessage said =
                new ChatStore.ChatMessage("default", person, "account/openid", ids.next(), Instant.now(), "1", "");
        await(new RedisChatStore(line, OLD).place(said, new ChatStore.Opening(Duration.ofHours(1), false)));
        String data = ConfigProvider.getConfig().getValue("vigil.data-dir", String.class);

        try (RedisNodes nodes = RedisNodes.open(Optional.empty(), Path.of(data))) {
            new StoredKeys(nodes).rewrap(new Rewrapped(BOTH));
            Rewrapped again = new Rewrapped(BOTH);
            new StoredKeys(nodes).rewrap(again);
            assertThat(again.toString()).startsWith("0 wrapped anew, ");
        }

        assertThat(await(store(NEW).find("default", consultation.id()))
                        .orElseThrow()
                        .turns())
                .hasSize(1);
        String words = redis(Command.HGET, Keys.of("default", consultation.id()).messages(), "words:" + pending.id())
                .toString();
        String[] parts = words.split(" ", 2);
        assertThat(RecordSeal.of(NEW, "default", consultation.id(), parts[0]).open("words:" + pending.id(), parts[1]))
                .contains("pending");
        assertThat(await(new RedisChatStore(line, NEW).reach("default", person))
                        .orElseThrow()
                        .address())
                .isEqualTo("account/openid");
    }
}
