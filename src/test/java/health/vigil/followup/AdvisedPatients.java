package health.vigil.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;

/** Patients who have been advised, as tests of what comes after need them. */
abstract class AdvisedPatients {
    static final String EMERGENCY = "crushing chest pain and a cold sweat";
    static final String AGAIN = "We have not heard from you. Have you called 999?";
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COLD = "I have a runny nose and sneezing since yesterday";

    @Inject
    Redis redis;

    ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    Opened open() throws Exception {
        return api.open("{\"locale\":\"en\",\"region\":\"GB\",\"patient\":{\"age\":{\"value\":30,\"unit\":\"year\"},"
                + "\"sex\":\"female\",\"pregnancy\":\"no\"}}");
    }

    /** A cold, every question answered with no. */
    Answer advised(Opened patient) throws Exception {
        Answer answer = api.say(patient, COLD);
        for (int i = 0; i < 20 && answer.json().at("/reply/question").isObject(); i++) {
            answer = api.say(patient, "no");
        }
        assertThat(answer.at("/status")).isEqualTo("complete");
        return answer;
    }

    static String answer(String choice) {
        return "{\"message\":{\"id\":\"" + UUID.randomUUID()
                + "\",\"answers\":[{\"question\":\"check_in\",\"choice\":\"" + choice + "\"}]}}";
    }

    Answer post(Opened patient, String path, String body) throws Exception {
        return api.post(patient.path() + "/" + path, patient.token(), body);
    }

    JsonNode messages(Opened patient) throws Exception {
        return api.get(patient.path(), patient.token()).json().path("messages");
    }

    JsonNode last(Opened patient) throws Exception {
        JsonNode messages = messages(patient);
        return messages.get(messages.size() - 1);
    }

    int count(Opened patient, String text) throws Exception {
        int count = 0;
        for (JsonNode message : messages(patient)) {
            count += message.path("text").asText().contains(text) ? 1 : 0;
        }
        return count;
    }

    void await(Opened patient, String text, int times) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(patient, text) < times && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(count(patient, text)).as(text).isEqualTo(times);
    }

    void awaitAny(List<Opened> patients) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (Opened patient : patients) {
                if (count(patient, AGAIN) > 0) {
                    return;
                }
            }
        }
    }

    /** Longer than every timer of the profile and two rounds of the relay. */
    static void settle() {
        LockSupport.parkNanos(TimersProfile.CHECK_IN.plus(Duration.ofSeconds(1)).toNanos());
    }

    List<String> timersOf(Opened patient) {
        List<String> found = new ArrayList<>();
        redis.send(Request.cmd(Command.KEYS).arg("{p*}:timers"))
                .await()
                .atMost(PATIENCE)
                .forEach(key -> redis.send(Request.cmd(Command.ZRANGE)
                                .arg(key.toString())
                                .arg(0)
                                .arg(-1))
                        .await()
                        .atMost(PATIENCE)
                        .forEach(member -> {
                            if (member.toString().contains(patient.id())) {
                                found.add(member.toString());
                            }
                        }));
        return found;
    }
}
