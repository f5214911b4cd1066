package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a consultation, as a page or a clinician reads it later. */
@QuarkusTest
class SnapshotTest {
    private static final String MAN_OF_56 =
            "{\"locale\":\"zh-Hans\",\"region\":\"CN\",\"patient\":{\"age\":{\"value\":56},\"sex\":\"male\"}}";

    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @Test
    void snapshot_isTheWholeConversation() throws Exception {
        Opened consultation = api.open(MAN_OF_56);
        api.say(consultation, "咳嗽两天");

        Answer snapshot = api.get(consultation.path(), consultation.token());

        assertThat(snapshot.status()).isEqualTo(200);
        assertThat(snapshot.json().path("messages")).hasSize(3);
        assertThat(snapshot.at("/messages/1/role")).isEqualTo("patient");
        assertThat(snapshot.at("/messages/1/text")).isEqualTo("咳嗽两天");
        assertThat(snapshot.json().has("access_token")).isFalse();
        assertThat(api.get(consultation.path() + "/assessment", consultation.token())
                        .json())
                .isEqualTo(snapshot.json().path("assessment"));
    }

    @Test
    void snapshot_hasWhatAPageNeedsToDrawEachMessageAgain() throws Exception {
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        JsonNode first = api.say(consultation, "my chest hurts").json();
        JsonNode question = first.at("/reply/question");
        Answer second = api.send(
                consultation,
                "{\"message\":{\"id\":\"" + UUID.randomUUID() + "\",\"answers\":[{\"question\":\""
                        + question.path("id").asText() + "\",\"choice\":\"not_sure\"}]}}");

        JsonNode messages =
                api.get(consultation.path(), consultation.token()).json().path("messages");

        assertThat(messages.at("/2/question")).isEqualTo(question);
        assertThat(messages.at("/2/source").asText()).isEqualTo("scripted");
        assertThat(messages.at("/2/citations").isArray()).isTrue();
        assertThat(messages.at("/2/level")).isEqualTo(first.at("/assessment/level"));
        assertThat(messages.at("/2/floor")).isEqualTo(first.at("/assessment/floor"));
        assertThat(texts(messages.at("/3/answers"))).containsExactly("Not sure");
        assertThat(messages.at("/4/text")).isEqualTo(second.json().at("/reply/text"));
    }

    @Test
    void redFlags_nameARuleOnce() throws Exception {
        Opened consultation = api.open(MAN_OF_56);
        api.say(consultation, "胸口压着痛半小时了");
        api.say(consultation, "出冷汗，左胳膊也痛，喘不上气，晕倒过一次");

        JsonNode flags = api.get(consultation.path() + "/assessment", consultation.token())
                .json()
                .path("red_flags");

        List<String> rules = new ArrayList<>();
        flags.forEach(flag -> rules.add(flag.path("rule").asText()));
        assertThat(rules).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
