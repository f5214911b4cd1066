package health.vigil.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Asks the OSV database (osv.dev) for known weaknesses of everything in the bill of materials. Status 0 for none, 1 for some, 2 when
 * it could not be asked: not knowing is no pass.
 */
@Command(
        name = "audit",
        description = "Look up the libraries of the bill of materials among known weaknesses.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 500;
    private static final int FOUND = 1;
    private static final int CANNOT_RUN = 2;

    @Option(names = "--sbom", description = "CycloneDX bill of materials; default: the one of the last build")
    private Path sbom = Path.of("target", "bom.json");

    @Option(names = "--feed", description = "where to ask; default: ${DEFAULT-VALUE}")
    private URI feed = URI.create("https://api.osv.dev/v1/querybatch");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> libraries;
        try {
            libraries = libraries();
        } catch (IOException e) {
            return cannotRun("the bill of materials " + sbom + " cannot be read; ./mvnw package makes it");
        }
        int weak = 0;
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (int from = 0; from < libraries.size(); from += AT_ONCE) {
                List<String> some = libraries.subList(from, Math.min(libraries.size(), from + AT_ONCE));
                JsonNode results = ask(http, some);
                for (int i = 0; i < some.size(); i++) {
                    List<String> ids = results.path(i).path("vulns").findValuesAsText("id");
                    if (!ids.isEmpty()) {
                        weak++;
                        out.println("  " + some.get(i) + "  " + String.join(", ", ids));
                    }
                }
            }
        } catch (IOException e) {
            return cannotRun("feed not reachable: " + feed + " (" + reason(e) + "). Nothing was checked.");
        }
        out.printf("%d libraries looked up, %d with known weaknesses%n", libraries.size(), weak);
        return weak == 0 ? 0 : FOUND;
    }

    private List<String> libraries() throws IOException {
        List<String> purls = new ArrayList<>();
        JSON.readTree(sbom.toFile()).path("components").forEach(component -> {
            String purl = component.path("purl").asText();
            if (!purl.isEmpty()) {
                purls.add(purl.replaceAll("[?#].*", ""));
            }
        });
        if (purls.isEmpty()) {
            throw new IOException("it names no library");
        }
        return purls;
    }

    private JsonNode ask(HttpClient http, List<String> purls) throws IOException, InterruptedException {
        ObjectNode question = JSON.createObjectNode();
        ArrayNode queries = question.putArray("queries");
        purls.forEach(purl -> queries.addObject().putObject("package").put("purl", purl));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(feed)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode results =
                answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("results") : JSON.missingNode();
        if (results.size() != purls.size()) {
            throw new IOException("status " + answer.statusCode());
        }
        return results;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private int cannotRun(String why) {
        spec.commandLine().getErr().println("vigil audit: " + why);
        return CANNOT_RUN;
    }
}
