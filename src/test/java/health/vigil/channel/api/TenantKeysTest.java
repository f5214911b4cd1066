package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.access.Role;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants and their keys over real HTTP. */
@QuarkusTest
@TestProfile(Clinics.class)
class TenantKeysTest {
    private static final String NORTH = Clinics.key(Clinics.NORTH, Role.INTEGRATOR);
    private static final String SOUTH = Clinics.key(Clinics.SOUTH, Role.INTEGRATOR);
    private static final String WIDGET = Clinics.key(Clinics.NORTH, Role.WIDGET);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RedisDataSource redis;

    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @AfterEach
    void theFileIsAsBefore() {
        Clinics.write(List.of());
    }

    @Test
    void withoutAKey_nothingIsOpenedOrJudged() throws Exception {
        for (String path : new String[] {"/v1/consultations", "/v1/triage"}) {
            Answer refused = api.post(path, "", "{}");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.at("/code")).isEqualTo("unauthorized");
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(api.post(path, "vk_unknown", "{}").status()).isEqualTo(401);
            assertThat(api.post(path, Clinics.key(Clinics.NORTH, Role.CLINICIAN), "{}")
                            .at("/code"))
                    .isEqualTo("forbidden");
        }
    }

    @Test
    void keyInEitherHeader_opensAConsultationOfItsTenant() throws Exception {
        Opened consultation = open(SOUTH);
        Answer inItsOwnHeader = api.post("/v1/consultations", "", Clinics.OPENING, "X-API-Key", SOUTH);

        assertThat(inItsOwnHeader.status()).isEqualTo(201);
        assertThat(api.get(consultation.path(), SOUTH).status()).isEqualTo(200);
        assertThat(api.say(consultation, "I cough").status()).isEqualTo(201);
        assertThat(api.get(consultation.path() + "/assessment", SOUTH).status()).isEqualTo(200);
    }

    @Test
    void foreignConsultation_isAnsweredLikeOneThatIsNot() throws Exception {
        Opened ofSouth = open(SOUTH);

        Answer foreign = api.get(ofSouth.path(), NORTH);
        Answer none = api.get("/v1/consultations/none", NORTH);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json()).isEqualTo(none.json());
        assertThat(api.delete(ofSouth.path(), NORTH).json()).isEqualTo(none.json());
        assertThat(api.delete(ofSouth.path(), SOUTH).at("/erased")).isEqualTo("true");
    }

    @Test
    void everyReadWithAKey_isRecorded() throws Exception {
        Opened consultation = open(SOUTH);
        String before = audit(consultation);
        api.get(consultation.path(), consultation.token());
        assertThat(audit(consultation)).as("the patient reads").isEqualTo(before);

        for (String path : new String[] {consultation.path(), consultation.path() + "/assessment"}) {
            before = audit(consultation);
            api.get(path, SOUTH);
            assertThat(audit(consultation)).as(path).isNotEqualTo(before);
        }
        before = audit(consultation);
        api.get(consultation.path(), NORTH);
        assertThat(audit(consultation)).as("a foreigner is shown nothing").isEqualTo(before);
    }

    @Test
    void tenantsSettings_holdForItsConsultations() throws Exception {
        Answer withoutConsent = api.post("/v1/consultations", NORTH, "{}");
        assertThat(withoutConsent.at("/violations/0/field")).isEqualTo("consent.accepted");

        Answer opened = api.post("/v1/consultations", NORTH, Clinics.OPENING);
        assertThat(opened.at("/region")).isEqualTo("HK");
        assertThat(api.post("/v1/consultations", SOUTH, "{}").status()).isEqualTo(201);
    }

    @Test
    void publishableKey_worksFromItsPagesAloneAndOnlyOpens() throws Exception {
        assertThat(opening(WIDGET, Clinics.NORTH_PAGE).status()).isEqualTo(201);
        Answer elsewhere = opening(WIDGET, "https://evil.example.org");
        assertThat(elsewhere.at("/code")).isEqualTo("origin_not_allowed");
        assertThat(elsewhere.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(api.post("/v1/consultations", WIDGET, Clinics.OPENING).status())
                .as("no page at all")
                .isEqualTo(403);
        Opened consultation = open(NORTH);
        assertThat(api.call(api.to(consultation.path(), WIDGET).header("Origin", Clinics.NORTH_PAGE))
                        .at("/code"))
                .isEqualTo("forbidden");
    }

    @Test
    void browsers_areToldWhichPagesMayCall() throws Exception {
        Answer preflight = preflight(Clinics.NORTH_PAGE);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(Clinics.NORTH_PAGE);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "Last-Event-ID");
        assertThat(preflight("https://evil.example.org").header("Access-Control-Allow-Origin"))
                .isEmpty();

        Opened ofNorth = open(NORTH);
        Opened ofSouth = open(SOUTH);
        assertThat(from(Clinics.NORTH_PAGE, ofNorth).header("Access-Control-Allow-Origin"))
                .isEqualTo(Clinics.NORTH_PAGE);
        assertThat(from(Clinics.NORTH_PAGE, ofSouth).header("Access-Control-Allow-Origin"))
                .as("a page of another clinic")
                .isEmpty();
    }

    @Test
    void scopesAndExpiry_narrowAKey() throws Exception {
        Clinics.write(List.of(
                Clinics.entry("reader", Role.INTEGRATOR, "vk_reader", ", \"scopes\": [\"read\"]"),
                Clinics.entry("old", Role.INTEGRATOR, "vk_old", ", \"expires\": \"2026-01-01T00:00:00Z\"")));
        Opened consultation = open(SOUTH);
        await(() -> status(consultation, "vk_reader") == 200);

        assertThat(api.delete(consultation.path(), "vk_reader").at("/code")).isEqualTo("forbidden");
        assertThat(api.post("/v1/consultations", "vk_reader", "{}").status()).isEqualTo(403);
        assertThat(status(consultation, "vk_old")).isEqualTo(401);
    }

    @Test
    void keyRotatedUnderLoad_dropsNoRequest() throws Exception {
        Opened consultation = open(SOUTH);
        Clinics.write(List.of(Clinics.entry("before", Role.INTEGRATOR, "vk_before", "")));
        await(() -> status(consultation, "vk_before") == 200);
        AtomicBoolean stopped = new AtomicBoolean();
        String[] used = {"vk_before"};
        List<Integer> seen = new ArrayList<>();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            while (!stopped.get()) {
                seen.add(status(consultation, used[0]));
            }
        });

        Clinics.write(List.of(
                Clinics.entry("before", Role.INTEGRATOR, "vk_before", ""),
                Clinics.entry("after", Role.INTEGRATOR, "vk_after", "")));
        await(() -> status(consultation, "vk_after") == 200);
        used[0] = "vk_after";
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        Clinics.write(List.of(Clinics.entry("after", Role.INTEGRATOR, "vk_after", "")));
        await(() -> status(consultation, "vk_before") == 401);
        stopped.set(true);
        load.join();

        assertThat(seen).hasSizeGreaterThan(10).containsOnly(200);
    }

    @Test
    void badFile_changesNothing() throws Exception {
        Opened consultation = open(SOUTH);
        Clinics.replace("{\"tenants\": [{\"name\": \"south\", \"keys\": [{\"name\": \"x\"}]}]}");
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());

        assertThat(status(consultation, SOUTH)).isEqualTo(200);
    }

    /** The trail as Redis holds it, whatever its shape. */
    private String audit(Opened consultation) {
        return redis.key().keys("*" + consultation.id() + ":chain").stream()
                .map(key -> String.valueOf(redis.execute("DUMP", key)))
                .findFirst()
                .orElse("");
    }

    private Opened open(String key) throws Exception {
        Answer opened = api.post("/v1/consultations", key, Clinics.OPENING);
        return new Opened(opened.at("/id"), opened.at("/access_token"));
    }

    private Answer opening(String key, String origin) throws Exception {
        return api.post("/v1/consultations", key, Clinics.OPENING, "Origin", origin);
    }

    private Answer from(String origin, Opened consultation) throws Exception {
        return api.call(api.to(consultation.path(), consultation.token()).header("Origin", origin));
    }

    private Answer preflight(String origin) throws Exception {
        return api.call(api.to("/v1/consultations", "")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST"));
    }

    private int status(Opened consultation, String key) {
        try {
            return api.get(consultation.path(), key).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
