package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.AuditTrail;
import health.vigil.platform.DataFolder;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one-time link and the cards, over real HTTP and a real Redis. */
@QuarkusTest
class ShareApiTest {
    private static final String WORDS = "個心口好翳，唞唔到氣，隻左手痺";

    @Inject
    DataFolder folder;

    @Inject
    AuditTrail audit;

    @Inject
    Redis redis;

    private ApiCaller api;
    private Trail trail;
    private String clinician;

    @BeforeEach
    void aClinician() {
        api = ApiCaller.ofThisTest();
        trail = new Trail(audit);
        clinician = "vk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(folder.secret("demo-clinician.key"));
    }

    @Test
    void sharedLink_opensOnceWithoutAnAccount() throws Exception {
        Opened opened = emergency();

        Answer shared = api.post(opened.path() + "/share", opened.token(), "");
        String path = "/v1/share/" + shared.at("/code");
        Answer first = open(path + "?lang=en", "text/html");
        Answer second = open(path, "text/html");

        assertThat(shared.status()).isEqualTo(201);
        assertThat(shared.at("/url")).endsWith(path);
        assertThat(shared.at("/code")).hasSizeGreaterThanOrEqualTo(22);
        assertThat(shared.at("/qr")).startsWith("data:image/svg+xml;base64,");
        assertThat(Instant.parse(shared.at("/expires_at"))).isAfter(Instant.now());
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).startsWith("text/html");
        assertThat(first.header("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'sha256-", "frame-ancestors 'none'");
        assertThat(first.header("Cache-Control")).contains("no-store");
        assertThat(first.response().body())
                .contains("Triage hand-over", WORDS, "<style>")
                .doesNotContain("<script");
        assertThat(second.status()).isEqualTo(410);
        assertThat(second.at("/code")).isEqualTo("share_spent");
        assertThat(trail.of(opened))
                .anyMatch(entry -> entry.contains("handover.shared"))
                .anyMatch(entry -> entry.contains("handover.opened"));
    }

    @Test
    void shareCode_isKeptAsADigestAndNoStrangerMakesOne() throws Exception {
        Opened opened = emergency();
        String code = api.post(opened.path() + "/share", opened.token(), "").at("/code");

        Response keys = send(Request.cmd(Command.KEYS).arg("s:*"));
        assertThat(keys.size()).isPositive();
        keys.forEach(key -> assertThat(key.toString()).doesNotContain(code));
        for (Response key : keys) {
            assertThat(send(Request.cmd(Command.PTTL).arg(key.toString())).toLong())
                    .isPositive();
        }
        assertThat(open("/v1/share/" + "x".repeat(22), "text/html").at("/code")).isEqualTo("share_not_found");
        assertThat(api.post(opened.path() + "/share", "", "").status()).isEqualTo(401);
        assertThat(open("/v1/share/" + code, "text/markdown").response().body()).startsWith("# ");
    }

    @Test
    void manyAtOnce_openALinkOnce() throws Exception {
        Opened opened = emergency();
        String path = "/v1/share/"
                + api.post(opened.path() + "/share", opened.token(), "").at("/code");

        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return open(path, "text/markdown");
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 410).hasSize(7);
    }

    @Test
    void cdsHooks_showsTheRedFlagsAsCards() throws Exception {
        String key = "patient-" + UUID.randomUUID();
        Opened opened = api.open("{\"region\":\"HK\",\"patient_key\":\"" + key + "\"}");
        api.say(opened, WORDS);

        Answer services = api.get("/cds-services", "");
        Answer byId = hook(opened.id(), clinician);
        Answer stranger = hook("nobody", clinician);

        assertThat(services.at("/services/0/hook")).isEqualTo("patient-view");
        assertThat(services.at("/services/0/id")).isEqualTo("vigil-red-flags");
        assertThat(byId.status()).isEqualTo(200);
        assertThat(byId.at("/cards/0/indicator")).isEqualTo("critical");
        assertThat(byId.at("/cards/0/summary")).contains("emergency").hasSizeLessThan(140);
        assertThat(byId.at("/cards/0/detail")).contains("唞唔到氣", "NICE");
        assertThat(byId.at("/cards/0/source/label")).startsWith("Vigil ");
        assertThat(byId.at("/cards/0/links/0/url")).contains("/v1/consultations/" + opened.id() + "/handover");
        assertThat(stranger.json().at("/cards")).isEmpty();
        assertThat(hook(opened.id(), "").status()).isEqualTo(401);
        assertThat(api.post("/cds-services/vigil-red-flags", clinician, "{\"hook\":\"patient-view\"}")
                        .at("/violations/0/field"))
                .isEqualTo("context.patientId");
        assertThat(trail.of(opened)).anyMatch(entry -> entry.contains("cds.read"));
    }

    private Response send(Request request) {
        return redis.send(request).await().atMost(Duration.ofSeconds(5));
    }

    private Answer hook(String patient, String token) throws Exception {
        return api.post(
                "/cds-services/vigil-red-flags",
                token,
                "{\"hook\":\"patient-view\",\"hookInstance\":\"" + UUID.randomUUID()
                        + "\",\"context\":{\"userId\":\"Practitioner/1\",\"patientId\":\"" + patient + "\"}}");
    }

    private Answer open(String path, String accept) throws Exception {
        return api.call(api.to(path, "").setHeader("Accept", accept).GET());
    }

    private Opened emergency() throws Exception {
        Opened opened = api.open("{\"region\":\"HK\"}");
        assertThat(api.say(opened, WORDS).at("/assessment/level")).isEqualTo("emergency_ambulance");
        return opened;
    }
}
