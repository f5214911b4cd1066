package health.vigil.command.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The runner as a whole, against a server that speaks the contract. */
class EvalCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AMBULANCE = """
            {"id":"a","lang":"en","region":"GB","patient":{"age":56,"sex":"male"},"messages":["crushing pain"],\
            "answers_default":"no","least_urgent_ok":"emergency","most_urgent_ok":"emergency_ambulance","lethal":true}""";
    private static final String BENIGN = """
            {"id":"b","lang":"zh-Hans","region":"CN","patient":{"age_months":8,"relationship":"child"},\
            "messages":["咳嗽两天"],"answers_default":"no","least_urgent_ok":"self_care","most_urgent_ok":"consultation"}""";
    private static final String TOO_LOW = """
            {"id":"c","lang":"en","messages":["my chest"],"answers_default":"unknown",\
            "least_urgent_ok":"emergency","most_urgent_ok":"emergency_ambulance"}""";
    private static final String TOO_HIGH = """
            {"id":"d","lang":"en","messages":["crushing boredom"],"answers_default":"no",\
            "least_urgent_ok":"self_care","most_urgent_ok":"consultation"}""";

    @TempDir
    Path folder;

    private StubServer server;
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void casesOfAllKinds_areCountedInTheirOwnShares() throws IOException {
        Path file = file(AMBULANCE, BENIGN, TOO_LOW, TOO_HIGH);

        int status = eval("--json", file.toString());

        JsonNode set = JSON.readTree(output.toString());
        assertThat(status).isZero();
        assertThat(share(set, "within")).isEqualTo("2/4");
        assertThat(share(set, "under")).isEqualTo("1/4");
        assertThat(share(set, "over")).isEqualTo("1/4");
        assertThat(share(set, "emergency_recall")).isEqualTo("1/2");
        assertThat(share(set, "lethal_recall")).isEqualTo("1/1");
        assertThat(share(set, "false_emergencies")).isEqualTo("1/2");
        assertThat(share(set, "false_ambulances")).isEqualTo("1/2");
        assertThat(set.path("questions").path("mean").asDouble()).isEqualTo(1.0);
        assertThat(set.path("questions_below_emergency").path("p90").asInt()).isEqualTo(2);
        assertThat(set.path("failing").findValuesAsText("id")).containsExactly("c", "d");
    }

    @Test
    void missedThreshold_fallsShortAndSaysWhich() throws IOException {
        int status = eval("--min-within", "0.9", file(AMBULANCE, TOO_HIGH).toString());

        assertThat(status).isEqualTo(1);
        assertThat(output.toString()).contains("falls short", "within bounds: 0.500 is below 0.900", "over   d");
    }

    @Test
    void profileAndLocale_goIntoTheOpening() throws IOException {
        eval(file(BENIGN).toString());

        JsonNode opening = server.openings.getFirst();
        assertThat(opening.path("locale").asText()).isEqualTo("zh-Hans");
        assertThat(opening.path("region").asText()).isEqualTo("CN");
        assertThat(opening.path("patient").toString())
                .isEqualTo("{\"age\":{\"unit\":\"month\",\"value\":8},\"relationship\":\"child\"}");
    }

    @Test
    void questions_areAnsweredForEachFindingAndNumbersWithNotSure() throws IOException {
        eval(file(TOO_LOW).toString());

        assertThat(server.messages).hasSize(3);
        assertThat(server.messages.get(1).path("answers").toString())
                .isEqualTo("[{\"finding\":\"diaphoresis\",\"presence\":\"unknown\"},"
                        + "{\"finding\":\"dyspnea\",\"presence\":\"unknown\"}]");
        assertThat(server.messages.get(2).path("text").asText()).isEqualTo("not sure");
    }

    @Test
    void knownFact_answersANumberQuestion() throws IOException {
        eval(file(BENIGN.replace("{\"id\"", "{\"facts\":{\"temp\":{\"value\":38.5,\"unit\":\"celsius\"}},\"id\""))
                .toString());

        assertThat(server.messages.getLast().path("answers").toString())
                .isEqualTo("[{\"finding\":\"temp\",\"value\":38.5,\"unit\":\"celsius\"}]");
    }

    @Test
    void messagesAfterComplete_areStillSent() throws IOException {
        eval(file(AMBULANCE.replace("[\"crushing pain\"]", "[\"crushing pain\",\"my family says it is nothing\"]"))
                .toString());

        assertThat(server.messages)
                .extracting(message -> message.path("text").asText())
                .startsWith("crushing pain", "my family says it is nothing");
    }

    @Test
    void bareWords_areReportedAsADistribution() throws IOException {
        Path file = file(
                "{\"id\":\"1\",\"lang\":\"zh-Hans\",\"department\":\"心血管科\",\"title\":\"胸闷\",\"ask\":\"怎么办\"}",
                "{\"id\":\"2\",\"lang\":\"en\",\"text\":\"crushing pain\",\"diagnosis\":\"x\"}",
                "{\"id\":\"3\",\"lang\":\"zh-Hans\",\"department\":\"肾内科\",\"text\":\"咳嗽两天\"}");

        int status = eval(file.toString());

        assertThat(status).isZero();
        assertThat(server.messages)
                .extracting(message -> message.path("text").asText())
                .contains("胸闷 怎么办");
        assertThat(output.toString())
                .contains("emergency or above   0.333  1 of 3")
                .contains("emergency_ambulance 1, consultation 2", "cardiology 3")
                .contains("as the file says     0.500  1 of 2", "心血管科: cardiology 1", "肾内科: cardiology 1")
                .doesNotContain("within bounds");
    }

    @Test
    void serverError_isAnErrorOfThatCaseAlone() throws IOException {
        int status = eval(
                file(AMBULANCE, TOO_LOW.replace("my chest", "broken chest")).toString());

        assertThat(status).isEqualTo(1);
        assertThat(output.toString())
                .contains("emergency recall     0.500  1 of 2", "HTTP 500 internal")
                .doesNotContain("broken");
    }

    @Test
    void overloadedServer_isAskedAgain() throws IOException {
        server.overloadOnce();

        assertThat(eval(file(AMBULANCE).toString())).isZero();
    }

    @Test
    void out_writesEveryRequestAndResponseWithoutTheToken() throws IOException {
        Path out = folder.resolve("out.jsonl");

        eval("--out", out.toString(), file(AMBULANCE, BENIGN).toString());

        List<String> lines = Files.readAllLines(out);
        JsonNode benign = JSON.readTree(lines.get(1));
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("secret"));
        assertThat(benign.path("trace")).hasSize(4);
        assertThat(benign.path("level").asText()).isEqualTo("consultation");
    }

    @Test
    void badLine_cannotRunAndNamesTheLine() throws IOException {
        int status = eval(
                file(AMBULANCE, BENIGN.replace("\"consultation\"", "\"soon\"")).toString());

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("cases.jsonl:2: no level is named soon");
    }

    private int eval(String... arguments) {
        CommandLine line = new CommandLine(new EvalCommand());
        line.setOut(new PrintWriter(output));
        line.setErr(new PrintWriter(errors, true));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[0] = "--url";
        all[1] = server.address().toString();
        return line.execute(all);
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("cases.jsonl"), String.join("\n", lines));
    }

    private static String share(JsonNode set, String name) {
        return set.path(name).path("hits").asText() + "/"
                + set.path(name).path("of").asText();
    }
}
