package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document says what the service does. */
@QuarkusTest
class OpenApiTest {
    private static final Pattern CODE = Pattern.compile("(?:Problem\\.of\\(\\d+, |conflict\\()\"([a-z_]+)\"");
    private static final Set<String> OF_NO_OPERATION = Set.of("method_not_allowed", "not_found", "upgrade_required");

    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @Test
    void openApi_describesTheWireAsItIs() throws Exception {
        String document = api.get("/q/openapi?format=json", "").response().body();

        assertThat(document)
                .contains("/v1/consultations/{id}/turns", "/v1/triage", "text/event-stream", "application/problem+json")
                .contains("\"act_within_minutes\"", "\"access_token\"", "胸口压着痛")
                .doesNotContain("actWithinMinutes", "accessToken");
    }

    @Test
    void openApi_hasAnExampleAndEveryProblemOfEachOperation() throws Exception {
        JsonNode paths = api.get("/q/openapi?format=json", "").json().path("paths");
        Set<String> documented = new HashSet<>();

        for (JsonNode path : paths) {
            for (JsonNode operation : path) {
                JsonNode responses = operation.path("responses");
                responses.fieldNames().forEachRemaining(status -> {
                    JsonNode content = responses.path(status).path("content");
                    boolean problem = status.startsWith("4") || status.startsWith("5");
                    if (problem) {
                        content.at("/application~1problem+json/examples")
                                .fieldNames()
                                .forEachRemaining(documented::add);
                    } else if (!status.equals("default")) {
                        assertThat(content)
                                .as("forms of %s of %s", status, operation.path("summary"))
                                .isNotEmpty();
                        content.fields().forEachRemaining(form -> {
                            JsonNode example = form.getValue().path("example");
                            boolean json = form.getKey().endsWith("json");
                            assertThat(
                                            json
                                                    ? example.isObject()
                                                    : form.getKey().startsWith("text/event") || example.isTextual())
                                    .as("%s as %s of %s", status, form.getKey(), operation.path("summary"))
                                    .isTrue();
                        });
                    }
                });
                assertThat(responses.has("500")).isTrue();
            }
        }

        Set<String> sent = new HashSet<>();
        try (var files = Files.walk(Path.of("src/main/java/health/vigil/channel"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher code = CODE.matcher(Files.readString(file));
                while (code.find()) {
                    sent.add(code.group(1));
                }
            }
        }
        sent.removeAll(OF_NO_OPERATION);
        assertThat(sent).hasSizeGreaterThan(10);
        assertThat(documented).containsAll(sent);
    }
}
