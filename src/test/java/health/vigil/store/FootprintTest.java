package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consultation of ten turns takes in Redis, by its own account; printed. */
@QuarkusTest
class FootprintTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MOST = 24 * 1024;
    private static final List<String> LATER = List.of(
            "no", "not sure", "no", "no", "what should I do", "not sure", "no", "thank you", "is there anything else");

    @Inject
    Redis redis;

    @ParameterizedTest
    @ValueSource(strings = {"I have had a cough for two days", "my chest feels tight since this morning", "我头痛两天了"})
    void tenTurns_takeLessThan24Kilobytes(String complaint) throws Exception {
        ApiCaller api = ApiCaller.ofThisTest();
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        api.say(consultation, complaint);
        for (String words : LATER) {
            assertThat(api.say(consultation, words).status()).isEqualTo(201);
        }

        Keys keys = Keys.of("default", consultation.id());
        Map<String, Long> bytes = new TreeMap<>();
        for (String key : keys.all()) {
            bytes.put(
                    key.substring(key.indexOf(":c:") + 3),
                    redis(Command.MEMORY, "USAGE", key, "SAMPLES", "0").toLong());
        }
        bytes.put("outbox", outbox(keys, consultation.id()));

        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        System.out.println("ten turns in Redis: " + all + " bytes " + bytes);
        assertThat(all).isBetween(5_000L, MOST);
    }

    private long outbox(Keys keys, String id) {
        long bytes = 0;
        for (Response entry : redis(Command.XRANGE, keys.outbox(), "-", "+")) {
            String text = entry.get(1).get(1).toString();
            bytes += text.contains(id) ? text.getBytes(StandardCharsets.UTF_8).length : 0;
        }
        return bytes;
    }

    private Response redis(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return redis.send(request).await().atMost(PATIENCE);
    }
}
