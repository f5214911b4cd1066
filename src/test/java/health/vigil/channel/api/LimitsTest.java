package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.access.Role;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.store.RedisServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Too much is refused, an emergency never. */
@QuarkusTest
@TestProfile(Clinics.class)
class LimitsTest {
    private static final String EMERGENCY = "crushing chest pain for half an hour, cold sweat";
    private static final String CHATTY = Clinics.key(Clinics.CHATTY, Role.INTEGRATOR);

    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @Test
    void fourthMessageAtOnce_isRefusedAndSaysWhenToComeAgain() throws Exception {
        Opened consultation = open();
        for (int i = 0; i < 3; i++) {
            assertThat(api.say(consultation, "I have a cough").status()).isEqualTo(201);
        }

        Answer refused = api.say(consultation, "I have a cough");
        Answer asStream = api.call(api.posting(
                        consultation.path() + "/turns",
                        consultation.token(),
                        ApiCaller.message(UUID.randomUUID().toString(), "I sneeze"))
                .setHeader("Accept", "text/event-stream"));

        for (Answer answer : new Answer[] {refused, asStream}) {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.at("/code")).isEqualTo("rate_limited");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            assertThat(answer.at("/safety_text")).contains("999");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(api.say(open(), "I have a cough").status())
                .as("another consultation")
                .isEqualTo(201);
    }

    @Test
    void I3_emergencyBeyondTheLimit_isAnsweredAllTheSame() throws Exception {
        Opened consultation = open();
        for (int i = 0; i < 3; i++) {
            api.say(consultation, "hello");
        }
        assertThat(api.say(consultation, "hello").status()).isEqualTo(429);

        Answer answer = api.say(consultation, EMERGENCY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/stored")).isEqualTo("false");
        assertThat(answer.at("/assessment/floor")).isEqualTo("emergency_ambulance");
        assertThat(answer.at("/reply/text")).contains("999");
    }

    @Test
    void tenantsLimit_holdsForItsOwnAlone() throws Exception {
        String key = Clinics.key(Clinics.CROWDED, Role.INTEGRATOR);
        int refused = 0;
        for (int i = 0; i < 4; i++) {
            Answer answer = api.post("/v1/consultations", key, "{}");
            if (answer.status() == 429) {
                refused++;
                assertThat(answer.at("/code")).isEqualTo("rate_limited");
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.at("/safety_text")).isNotEmpty();
            }
        }

        assertThat(refused).isBetween(1, 2);
        assertThat(api.post("/v1/consultations", Clinics.key(Clinics.SOUTH, Role.INTEGRATOR), "{}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void I9_storeThatCannotCount_letsTheEmergencyThrough() throws Exception {
        Opened consultation = open();
        RedisServer.freeze();
        try {
            Answer answer = api.say(consultation, EMERGENCY);

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.at("/reply/source")).isEqualTo("safety");
        } finally {
            RedisServer.thaw();
        }
    }

    private Opened open() throws Exception {
        Answer opened = api.post("/v1/consultations", CHATTY, "{\"locale\":\"en\",\"region\":\"GB\"}");
        return new Opened(opened.at("/id"), opened.at("/access_token"));
    }
}
