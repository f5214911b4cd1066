package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.access.PatientKey;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.store.RedisServer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A patient key that comes again, over real HTTP and a real Redis. */
@QuarkusTest
class RepeatContactTest {
    private static final String WORDS = "流鼻涕、打喷嚏两天了";

    @Inject
    Redis redis;

    @Inject
    PatientKey digests;

    private ApiCaller api;
    private String key;

    @BeforeEach
    void aPatient() {
        api = ApiCaller.ofThisTest();
        key = "patient-" + UUID.randomUUID();
    }

    @Test
    void secondContactForTheSameComplaint_isRaisedByOneAndToldWhy() throws Exception {
        Answer first = api.say(open(key), WORDS);
        awaitContacts(1);

        Answer second = api.say(open(key), WORDS);
        Answer stranger = api.say(open("other-" + key), WORDS);

        assertThat(first.json().at("/assessment/raised")).isEmpty();
        assertThat(stranger.json().at("/assessment/raised")).isEmpty();
        JsonNode raised = second.json().at("/assessment/raised");
        assertThat(raised).hasSize(1);
        assertThat(raised.at("/0/reason").asText()).isEqualTo("repeat_contact");
        assertThat(raised.at("/0/why").asText()).contains("三天内");
        assertThat(raised.at("/0").has("note")).isFalse();
        assertThat(first.at("/assessment/level")).isEqualTo("consultation_24");
        assertThat(second.at("/assessment/level")).isEqualTo("emergency");
        assertThat(second.at("/assessment/act_within_minutes")).isEqualTo("60");
        assertThat(second.at("/assessment/service")).isEqualTo("emergency_department");
        assertThat(second.at("/assessment/floor")).isEqualTo(first.at("/assessment/floor"));
        assertThat(second.at("/reply/text")).contains("三天内");
    }

    @Test
    void erased_isNoContactAnyMore() throws Exception {
        Opened erased = open(key);
        api.say(erased, WORDS);
        awaitContacts(1);

        api.delete(erased.path(), erased.token());

        assertThat(contacts()).isEmpty();
        assertThat(api.say(open(key), WORDS).json().at("/assessment/raised")).isEmpty();
    }

    @Test
    void I7_keyItself_isKeptNowhereAndTheDigestForThreeDaysAtMost() throws Exception {
        api.say(open(key), WORDS);
        awaitContacts(1);

        List<String> names = names("*:k:*");
        assertThat(names).isNotEmpty().noneMatch(name -> name.contains(key));
        for (String name : names) {
            Response left = send(Request.cmd(Command.PTTL).arg(name));
            assertThat(left.toLong())
                    .isPositive()
                    .isLessThanOrEqualTo(Duration.ofHours(72).toMillis());
        }
        for (String name : names("*:c:*")) {
            if (send(Request.cmd(Command.TYPE).arg(name)).toString().equals("hash")) {
                Response record = redis.send(Request.cmd(Command.HGET).arg(name).arg("record"))
                        .await()
                        .atMost(Duration.ofSeconds(5));
                assertThat(String.valueOf(record)).doesNotContain(key);
            }
        }
    }

    @Test
    void storeDown_goesOnWithoutEarlierContacts() throws Exception {
        api.say(open(key), WORDS);
        awaitContacts(1);
        RedisServer.freeze();
        Answer refused;
        try {
            refused = api.post("/v1/consultations", "", "{\"patient_key\":\"" + key + "\"}");
        } finally {
            RedisServer.thaw();
        }

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/safety_text")).isNotEmpty();
        assertThat(api.say(open(key), WORDS).at("/assessment/raised/0/reason")).isEqualTo("repeat_contact");
    }

    private Opened open(String patientKey) throws Exception {
        return api.open("{\"locale\":\"zh-Hans\",\"region\":\"CN\",\"patient_key\":\"" + patientKey
                + "\",\"patient\":{\"age\":{\"value\":30,\"unit\":\"year\"},\"sex\":\"female\"}}");
    }

    /** The index is written beside the turn. */
    private void awaitContacts(int count) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (contacts().size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(contacts()).hasSizeGreaterThanOrEqualTo(count);
    }

    private List<String> contacts() {
        String digest = digests.digest("default", key);
        Response found = send(
                Request.cmd(Command.ZRANGE).arg("default:k:" + digest).arg(0).arg(-1));
        List<String> contacts = new ArrayList<>();
        found.forEach(each -> contacts.add(each.toString()));
        return contacts;
    }

    private List<String> names(String pattern) {
        List<String> names = new ArrayList<>();
        send(Request.cmd(Command.KEYS).arg(pattern)).forEach(name -> names.add(name.toString()));
        return names;
    }

    private Response send(Request request) {
        return redis.send(request).await().atMost(Duration.ofSeconds(5));
    }
}
