package health.vigil.followup.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.DeadLetters;
import health.vigil.consultation.DeadLetters.DeadLetter;
import health.vigil.consultation.Redelivery;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an integrator is told, over real HTTP, by a server that fails, is slow, dies and comes back. */
@QuarkusTest
@TestProfile(WebhookTest.OneReceiver.class)
class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "a-secret-of-the-integrator";
    private static final String WORDS = "crushing chest pain and a cold sweat";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Inject
    DeadLetters dead;

    @Inject
    Redelivery redelivery;

    @Inject
    Vertx vertx;

    private Receiver receiver;
    private ApiCaller api;

    /** One endpoint on this machine, four tries. */
    public static class OneReceiver implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "vigil.webhook.url", "http://127.0.0.1:" + Receiver.PORT + "/hook?from=vigil",
                    "vigil.webhook.secret", SECRET,
                    "vigil.webhook.allow-private", "true",
                    "vigil.webhook.attempts", "4",
                    "vigil.webhook.timeout", "1s",
                    "vigil.timers.acknowledgement", "1s",
                    "vigil.timers.round", "320ms");
        }
    }

    @BeforeEach
    void aCaller() {
        receiver = new Receiver();
        api = ApiCaller.ofThisTest();
    }

    @AfterEach
    void gone() {
        receiver.die();
    }

    @Test
    void emergency_isToldInOrderSignedAndWithoutAWord() throws Exception {
        Opened patient = open("");
        api.say(patient, WORDS);

        await(() -> taken(patient).size() >= 3);

        List<Receiver.Got> got = taken(patient);
        assertThat(events(got)).containsExactly("emergency.raised", "assessment.completed", "emergency.unacknowledged");
        JsonNode first = JSON.readTree(got.get(0).body());
        assertThat(first.path("floor").asText()).isEqualTo("emergency_ambulance");
        assertThat(first.path("rules").toString()).contains("CP-01");
        assertThat(first.path("presenting_complaint").asText()).isEqualTo("chest_pain");
        assertThat(first.path("test").asBoolean()).isFalse();
        for (Receiver.Got each : got) {
            assertThat(each.body()).doesNotContain("crushing", "sweat");
            String seconds = each.signature().replaceAll("t=(\\d+),.*", "$1");
            Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
            assertThat(each.signature()).isEqualTo(Signature.of(SECRET, at, each.body()));
            assertThat(each.eventId())
                    .isEqualTo(JSON.readTree(each.body()).path("id").asText());
        }
    }

    @Test
    void refusedTwice_comesAgainWithTheSameId() throws Exception {
        receiver.answer(503);
        Opened patient = open("");
        api.say(patient, WORDS);
        await(() -> all(patient).size() >= 2);
        receiver.answer(200);

        await(() -> !taken(patient).isEmpty());

        String id = taken(patient).get(0).eventId();
        assertThat(all(patient)).filteredOn(got -> got.eventId().equals(id)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void tooSlow_comesAgain() throws Exception {
        receiver.delay(1500);
        Opened patient = open("");
        api.say(patient, WORDS);
        await(() -> !all(patient).isEmpty());
        receiver.delay(0);

        await(() -> all(patient).stream()
                        .filter(got -> got.body().contains("emergency.raised"))
                        .count()
                >= 2);

        await(() -> events(all(patient)).contains("assessment.completed"));
    }

    @Test
    void deadAndBack_isToldEverythingInOrder() throws Exception {
        receiver.die();
        Opened patient = open("");
        api.say(patient, WORDS);
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        receiver.comeBack();

        await(() -> taken(patient).size() >= 2);

        assertThat(events(taken(patient))).startsWith("emergency.raised", "assessment.completed");
    }

    @Test
    void neverTaken_becomesADeadLetterAndCanBeSentAgain() throws Exception {
        receiver.answer(500);
        Opened patient = open("");
        api.say(patient, WORDS);
        await(() -> !letters(patient).isEmpty());
        DeadLetter letter = letters(patient).get(0);
        assertThat(letter.event()).isEqualTo("emergency.raised");
        assertThat(letter.reason()).isEqualTo("status 500");

        boolean refused = redelivery.replay(letter).await().atMost(PATIENCE);
        receiver.answer(200);
        boolean taken = redelivery.replay(letter).await().atMost(PATIENCE);

        assertThat(refused).isFalse();
        assertThat(taken).isTrue();
        assertThat(taken(patient)).anyMatch(got -> got.eventId().equals(letter.eventId()));
        assertThat(letters(patient)).noneMatch(left -> left.id().equals(letter.id()));
    }

    @Test
    void trial_raisesNoAlarm() throws Exception {
        Opened patient = open(",\"test\":true");
        api.say(patient, WORDS);

        await(() -> !taken(patient).isEmpty());

        assertThat(events(taken(patient))).containsExactly("assessment.completed");
        assertThat(JSON.readTree(taken(patient).get(0).body()).path("test").asBoolean())
                .isTrue();
    }

    @Test
    void erased_isToldAsClosed() throws Exception {
        Opened patient = open("");

        api.delete(patient.path(), patient.token());

        await(() -> events(taken(patient)).contains("consultation.closed"));
        assertThat(taken(patient).get(0).body()).contains("\"reason\":\"erased\"");
    }

    /** The name may lead elsewhere than when it was configured. */
    @Test
    void addressThatIsNotPublic_isRefusedAtTheConnectionToo() {
        WebhookSender strict = new WebhookSender(vertx, Clock.systemUTC(), EndpointsTest.settings("", SECRET, false));
        URI inside = URI.create("http://localhost:" + Receiver.PORT + "/hook");
        Endpoint endpoint = new Endpoint("inside", "default", inside, SECRET, Set.of(), false);

        assertThatThrownBy(() -> strict.send(endpoint, "inside-event", "{\"to\":\"inside\"}")
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(WebhookSender.NotTaken.class)
                .hasMessage("the address is not public");
        assertThat(receiver.got()).noneMatch(got -> got.body().contains("inside"));
    }

    @Test
    void deadLetters_areForOperatorsAndIntegrators() throws Exception {
        assertThat(api.get("/v1/webhooks/dead", "").status()).isEqualTo(401);
        assertThat(api.get("/v1/webhooks/dead", "vk_unknown").status()).isEqualTo(401);
        assertThat(api.post("/v1/webhooks/dead/x/replay", "", "").status()).isEqualTo(401);
    }

    private Opened open(String more) throws Exception {
        return api.open("{\"locale\":\"en\",\"region\":\"GB\"" + more + "}");
    }

    private List<DeadLetter> letters(Opened patient) {
        return dead.list("default").await().atMost(PATIENCE).stream()
                .filter(letter -> letter.consultation().equals(patient.id()))
                .toList();
    }

    private List<Receiver.Got> all(Opened patient) {
        return receiver.got().stream()
                .filter(got -> got.body().contains(patient.id()))
                .toList();
    }

    private List<Receiver.Got> taken(Opened patient) {
        return all(patient).stream().filter(got -> got.answered() < 300).toList();
    }

    /** In order, repeats left out. */
    private static List<String> events(List<Receiver.Got> got) {
        List<String> events = new ArrayList<>();
        for (Receiver.Got each : got) {
            String event = each.body().replaceAll(".*\"event\":\"([^\"]+)\".*", "$1");
            if (!events.contains(event)) {
                events.add(event);
            }
        }
        return events;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
