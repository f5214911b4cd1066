package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.access.Role;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document for every role, with one's own and a foreign consultation, against the table in
 * {@code access/matrix.txt}. An operation without a line there fails.
 */
@QuarkusTest
@TestProfile(Clinics.class)
class AuthorisationTest {
    private static final Path TABLE = Path.of("src/test/resources/access/matrix.txt");
    private static final String NOBODY = "nobody";
    private static final String MESSAGE =
            "{\"message\":{\"id\":\"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11\",\"text\":\"I have a cough\"}}";

    private final HttpClient http = HttpClient.newHttpClient();
    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    /** An operation, and what each role is answered. */
    private record Line(String operation, Map<String, String> cells) {}

    @Test
    void everyOperation_hasItsLine() throws Exception {
        assertThat(operations())
                .as("decide who may call it and add a line to %s", TABLE)
                .isEqualTo(new TreeSet<>(table().stream().map(Line::operation).toList()));
    }

    @Test
    void everyRole_isLetInOrRefusedAsTheTableSays() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Line line : table()) {
            for (Map.Entry<String, String> cell : line.cells().entrySet()) {
                String[] expected = cell.getValue().split("/");
                softly.assertThat(outcome(line.operation(), cell.getKey(), true))
                        .as("%s as %s, own", line.operation(), cell.getKey())
                        .matches(status -> fits(status, expected[0]), expected[0]);
                softly.assertThat(outcome(line.operation(), cell.getKey(), false))
                        .as("%s as %s, foreign", line.operation(), cell.getKey())
                        .matches(status -> fits(status, expected[expected.length - 1]), cell.getValue());
            }
        }
        softly.assertAll();
    }

    @Test
    void unknownKey_isLetInNowhereThatAsks() throws Exception {
        for (Line line : table()) {
            if (!line.cells().containsValue("any") && !line.cells().containsValue("signed")) {
                assertThat(call(line.operation(), "vk_unknown", false, opened(Clinics.NORTH)))
                        .as(line.operation())
                        .isEqualTo(401);
            }
        }
    }

    private static boolean fits(int status, String expected) {
        return switch (expected) {
            case "signed" -> status < 500;
            case "lost" -> status == 404 || status == 409 || status == 422;
            case "any" -> status < 500 && status != 401 && status != 403;
            case "ok" -> status < 500 && status != 401 && status != 403 && status != 404;
            default -> status == Integer.parseInt(expected);
        };
    }

    private int outcome(String operation, String role, boolean own) throws Exception {
        Opened touched = opened(own ? Clinics.NORTH : Clinics.SOUTH);
        if (operation.contains("{n}")) {
            api.say(touched, "I have a cough");
        }
        String credential = switch (role) {
            case NOBODY -> "";
            case "patient" -> (own ? touched : opened(Clinics.NORTH)).token();
            default -> Clinics.key(Clinics.NORTH, Role.valueOf(role.toUpperCase(Locale.ROOT)));
        };
        return call(operation, credential, role.equals("widget"), touched);
    }

    private int call(String operation, String credential, boolean fromAPage, Opened touched) throws Exception {
        String[] words = operation.split(" ");
        String path = words[1].replace("{id}", touched.id()).replace("{n}", "1").replaceAll("\\{\\w+}", "none");
        HttpRequest.Builder request = api.to(path, credential).header("Content-Type", "application/json");
        if (fromAPage) {
            request.header("Origin", Clinics.NORTH_PAGE);
        }
        String body = path.endsWith("/turns") ? MESSAGE : path.equals("/v1/consultations") ? Clinics.OPENING : "{}";
        boolean sends = words[0].equals("POST") || words[0].equals("PUT");
        request.method(words[0], sends ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        // a stream of events does not end by itself: only its head is read
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream content = answer.body()) {
            if (answer.statusCode() >= 400 && !path.startsWith("/v1/channels")) {
                assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                        .as(operation)
                        .contains("\"code\"");
            }
        }
        return answer.statusCode();
    }

    private Opened opened(String clinic) throws Exception {
        Answer opened = api.post("/v1/consultations", Clinics.key(clinic, Role.INTEGRATOR), Clinics.OPENING);
        return new Opened(opened.at("/id"), opened.at("/access_token"));
    }

    private TreeSet<String> operations() throws Exception {
        TreeSet<String> operations = new TreeSet<>();
        JsonNode paths = api.get("/q/openapi?format=json", "").json().path("paths");
        paths.fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (List.of("get", "post", "put", "patch", "delete").contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    private static List<Line> table() throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(row -> row.contains("|"))
                .map(row -> row.replace("#", ""))
                .toList();
        List<String> roles = cells(rows.getFirst());
        List<Line> lines = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = cells(row);
            Map<String, String> byRole = new LinkedHashMap<>();
            for (int i = 1; i < roles.size(); i++) {
                byRole.put(roles.get(i), cells.get(i));
            }
            lines.add(new Line(cells.getFirst(), byRole));
        }
        return lines;
    }

    private static List<String> cells(String row) {
        return List.of(row.strip().split("\\s*\\|\\s*"));
    }
}
