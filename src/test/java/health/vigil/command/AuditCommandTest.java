package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a small server that answers as OSV does. */
class AuditCommandTest {
    private static final String BILL = """
            {"components": [
              {"purl": "pkg:maven/org.example/good@1.0?type=jar"}, {"purl": "pkg:maven/org.example/weak@1.0?type=jar"}]}""";

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private HttpServer feed;
    private String results = "";
    private String asked = "";

    @TempDir
    Path folder;

    @BeforeEach
    void aFeed() throws Exception {
        feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        feed.createContext("/", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = results.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(results.isEmpty() ? 500 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        feed.start();
    }

    @AfterEach
    void stop() {
        feed.stop(0);
    }

    @Test
    void knownWeakness_isNamedAndFails() throws Exception {
        results = "{\"results\": [{}, {\"vulns\": [{\"id\": \"GHSA-1\"}, {\"id\": \"GHSA-2\"}]}]}";

        assertThat(audit(BILL)).isEqualTo(1);
        assertThat(output.toString())
                .contains("pkg:maven/org.example/weak@1.0  GHSA-1, GHSA-2")
                .contains("2 libraries looked up, 1 with");
        assertThat(asked).contains("\"purl\":\"pkg:maven/org.example/good@1.0\"");
    }

    @Test
    void nothingKnown_passes() throws Exception {
        results = "{\"results\": [{}, {}]}";

        assertThat(audit(BILL)).isZero();
    }

    @Test
    void feedThatFailsAnswersHalfOrIsAway_isNoPass() throws Exception {
        assertThat(audit(BILL)).isEqualTo(2);
        results = "{\"results\": [{}]}";
        assertThat(audit(BILL)).isEqualTo(2);
        feed.stop(0);
        assertThat(audit(BILL)).isEqualTo(2);
        assertThat(errors.toString()).contains("feed not reachable").hasLineCount(3);
        assertThat(output.toString()).isEmpty();
    }

    @Test
    void billThatIsMissingOrEmpty_isNoPass() throws Exception {
        assertThat(audit("{}")).isEqualTo(2);
        assertThat(run(folder.resolve("none.json"))).isEqualTo(2);
        assertThat(errors.toString()).contains("cannot be read");
    }

    private int audit(String bill) throws Exception {
        return run(Files.writeString(folder.resolve("bom.json"), bill));
    }

    private int run(Path bill) {
        return Vigil.commandLine(new PrintWriter(output, true), new PrintWriter(errors, true))
                .execute(
                        "audit",
                        "--sbom",
                        bill.toString(),
                        "--feed",
                        "http://127.0.0.1:" + feed.getAddress().getPort() + "/v1/querybatch");
    }
}
