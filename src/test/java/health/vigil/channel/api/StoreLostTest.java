package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.store.RedisServer;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store freezes or dies while patients write. */
@QuarkusTest
class StoreLostTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String EMERGENCY = "crushing chest pain for half an hour, cold sweat";

    private ApiCaller api;
    private Opened consultation;
    private boolean dead;

    @BeforeEach
    void aConsultation() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        api.say(consultation, "hello");
    }

    @AfterEach
    void theStoreIsBack() throws Exception {
        if (dead) {
            RedisServer.awaitRestart();
        } else {
            RedisServer.thaw();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (api.post("/v1/consultations", "", "{}").status() != 201 && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Test
    void I3_frozenStore_emergencyIsAnsweredWithinASecond() throws Exception {
        RedisServer.freeze();

        assertEmergencyUnstored(api.say(consultation, EMERGENCY));
    }

    @Test
    void I3_deadStore_emergencyIsAnsweredWithinASecond() throws Exception {
        dead = true;
        RedisServer.kill();

        assertEmergencyUnstored(api.say(consultation, EMERGENCY));
    }

    @Test
    void I8_unstoredEmergencySentAgain_isStoredOnceTheStoreIsBack() throws Exception {
        String message = ApiCaller.message(UUID.randomUUID().toString(), EMERGENCY);
        RedisServer.freeze();
        assertEmergencyUnstored(api.send(consultation, message));
        RedisServer.thaw();

        Answer again = sentUntilStored(message);

        assertThat(again.at("/stored")).isEqualTo("true");
        assertThat(again.at("/assessment/level")).isEqualTo("emergency_ambulance");
        assertThat(api.get(consultation.path(), consultation.token()).json().path("messages"))
                .hasSize(5);
    }

    @Test
    void I8_storeKilledInTheMiddle_nextMessageIsStoredWithWhatWasSaidBefore() throws Exception {
        dead = true;
        RedisServer.kill();
        String message = ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for two days");

        assertThat(api.send(consultation, message).status()).isEqualTo(503);
        Answer again = sentUntilStored(message);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/number")).isEqualTo("2");
        assertThat(api.get(consultation.path(), consultation.token()).at("/messages/1/text"))
                .isEqualTo("hello");
    }

    @Test
    void I9_frozenStore_otherMessageIsAskedForAgainWithSafetyText() throws Exception {
        RedisServer.freeze();

        Answer answer = api.say(consultation, "I have had a cough for two days");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/code")).isEqualTo("store_unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.at("/safety_text")).contains("999");
        assertThat(answer.at("/emergency_number")).isEqualTo("999");
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void I9_frozenStore_everyOtherCallCarriesSafetyText() throws Exception {
        RedisServer.freeze();

        for (Answer answer : new Answer[] {
            api.post("/v1/consultations", "", "{\"locale\":\"en\",\"region\":\"HK\"}"),
            api.get(consultation.path(), consultation.token()),
            api.delete(consultation.path(), consultation.token())
        }) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.at("/safety_text")).contains("999");
            assertThat(answer.at("/emergency_number")).isEqualTo("999");
        }
    }

    @Test
    void frozenStore_serviceStaysReadyAndSaysDegraded() throws Exception {
        RedisServer.freeze();

        Answer health = api.get("/q/health/ready", "");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.response().body()).contains("degraded");
    }

    private void assertEmergencyUnstored(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/stored")).isEqualTo("false");
        assertThat(answer.at("/assessment/floor")).isEqualTo("emergency_ambulance");
        assertThat(answer.at("/reply/source")).isEqualTo("safety");
        assertThat(answer.at("/reply/text")).contains("999");
        assertThat(answer.took()).isLessThan(A_SECOND);
    }

    private Answer sentUntilStored(String message) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = api.send(consultation, message);
        while (!answer.at("/stored").equals("true") && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000_000);
            answer = api.send(consultation, message);
        }
        return answer;
    }
}
