package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that has no place for one more turn. */
@QuarkusTest
@TestProfile(OverloadTest.Full.class)
class OverloadTest {
    /** Not even one turn has a place. */
    public static final class Full implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigil.turns.max", "0");
        }
    }

    @Test
    void message_isTurnedAwayWithSafetyText() throws Exception {
        ApiCaller api = ApiCaller.ofThisTest();
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");

        Answer refused = api.say(consultation, "I have had a cough for two days");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/code")).isEqualTo("overloaded");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.at("/safety_text")).contains("999");
        assertThat(refused.at("/emergency_number")).isEqualTo("999");
    }

    @Test
    void I3_emergency_isAnsweredAllTheSame() throws Exception {
        ApiCaller api = ApiCaller.ofThisTest();
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");

        Answer answer = api.say(consultation, "crushing chest pain for half an hour, cold sweat");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/stored")).isEqualTo("false");
        assertThat(answer.at("/assessment/floor")).isEqualTo("emergency_ambulance");
        assertThat(answer.at("/reply/text")).contains("999");
    }
}
