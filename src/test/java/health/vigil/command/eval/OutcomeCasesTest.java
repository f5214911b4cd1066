package health.vigil.command.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported outcomes as drafts of golden cases. */
class OutcomeCasesTest {
    @TempDir
    Path folder;

    @Test
    void outcome_becomesACaseWithItsWordsAndItsLeastLevel() throws Exception {
        Path file = Files.writeString(folder.resolve("outcomes.jsonl"), """
            {"region":"CN","age":56.0,"sex":"male","said":["胸口\\"闷\\"了三天: 我是[NAME_1]","没有"],"advised":"consultation_24",\
            "least":"emergency","rules":["CP-17"],"visited":true,"found":"x","better":"worse"}

            """);

        List<Path> written = OutcomeCases.write(file, folder.resolve("cases"));

        assertThat(written).hasSize(1);
        JsonNode golden =
                new ObjectMapper(new YAMLFactory()).readTree(written.get(0).toFile());
        assertThat(golden.at("/region").asText()).isEqualTo("CN");
        assertThat(golden.at("/patient/age").asDouble()).isEqualTo(56);
        assertThat(golden.at("/patient/sex").asText()).isEqualTo("male");
        assertThat(golden.at("/turns/0/say").asText()).isEqualTo("胸口\"闷\"了三天: 我是[NAME_1]");
        assertThat(golden.at("/turns/1/say").asText()).isEqualTo("没有");
        assertThat(golden.at("/turns/1/least").asText()).isEqualTo("emergency");
    }

    @Test
    void lineThatIsNoOutcome_isNamedAndNotQuoted() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "\n{\"said\":\"secret words\"}\n");
        Path noJson = Files.writeString(folder.resolve("no.jsonl"), "secret words\n");

        assertThatThrownBy(() -> OutcomeCases.write(broken, folder))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("broken.jsonl:2")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> OutcomeCases.write(noJson, folder))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("no.jsonl:1")
                .hasMessageNotContaining("secret");
    }
}
