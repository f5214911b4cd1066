package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guideline text in replies: marked, with a reference to open, and never in the emergency lane. */
@QuarkusTest
class CitationTest {
    private static final int MOST_TURNS = 40;

    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans,CN,为什么这么说,感冒两天了，流鼻涕，没有别的不舒服",
        "zh-Hant,HK,點解咁講,傷風兩日，流鼻水，冇其他唔舒服",
        "en,GB,why do you say that,I have had a cold with a runny nose for two days"
    })
    void whyQuestion_isAnsweredWithAtMostTwoMarkedSources(String locale, String region, String why, String words)
            throws Exception {
        Opened opened =
                api.open("{\"locale\":\"%s\",\"region\":\"%s\",\"patient\":{\"age\":{\"value\":30,\"unit\":\"year\"}}}"
                        .formatted(locale, region));
        send(opened, words);

        JsonNode reply = send(opened, why);
        for (int i = 0; i < MOST_TURNS && reply.path("citations").isEmpty(); i++) {
            // the index is built beside the start-up: the first replies may come without
            reply = send(opened, why);
        }

        assertThat(reply.path("citations").size()).isBetween(1, 2);
        for (int i = 0; i < reply.path("citations").size(); i++) {
            assertThat(reply.path("text").asText()).contains("[" + (i + 1) + "]");
            assertThat(reply.at("/citations/" + i + "/url").asText()).startsWith("https://");
            assertThat(reply.at("/citations/" + i + "/title").asText()).isNotEmpty();
            assertThat(reply.at("/citations/" + i + "/organisation").asText()).isNotEmpty();
        }
        assertThat(reply.path("text").asText()).doesNotContain("[3]", "{");
    }

    @Test
    void I3_lane_hasNoCitationsEvenWhenAskedWhy() throws Exception {
        Opened opened = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");

        assertThat(send(opened, "crushing chest pain and sweating").path("citations"))
                .isEmpty();
        assertThat(send(opened, "why do you say that").path("citations")).isEmpty();
    }

    private JsonNode send(Opened opened, String words) throws Exception {
        String id = UUID.randomUUID().toString();
        return api.send(opened, ApiCaller.message(id, words)).json().path("reply");
    }
}
