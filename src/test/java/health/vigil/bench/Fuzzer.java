package health.vigil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * Sends spoiled requests to every operation of a server's OpenAPI document, always the same for a seed. A fault is an answer of
 * 500 or more, a stack trace, an error without a code, or no answer in time.
 */
public final class Fuzzer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int REQUESTS_OF_A_CONSULTATION = 50;
    private static final int MOST_FAULTS = 20;
    private static final Pattern TRACE =
            Pattern.compile("\\bat [\\w.$]+\\([\\w$]+\\.java:\\d+\\)|(?:java|io|health)\\.[\\w.]+Exception");

    private final URI server;
    private final Random random;
    private final Mutation mutation;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    public Fuzzer(URI server, long seed) {
        this.server = server;
        this.random = new Random(seed);
        this.mutation = new Mutation(random);
    }

    /**
     * How it came out.
     *
     * @param statuses how often each came; 0 is a connection ended without an answer, as for what is no HTTP
     */
    public record Report(int sent, int operations, Map<Integer, Integer> statuses, List<String> faults) {}

    /** @param progress is told how many were sent */
    public Report run(int requests, IntConsumer progress) throws IOException {
        List<Fuzzed> good = List.of();
        int operations = 0;
        try (RawConnection line = new RawConnection(server, PATIENCE_MILLIS)) {
            for (int i = 0; i < requests && faults.size() < MOST_FAULTS; i++) {
                if (i % REQUESTS_OF_A_CONSULTATION == 0) {
                    good = operations(line);
                    operations = good.size();
                    progress.accept(i);
                }
                judge(line, mutation.of(good.get(random.nextInt(good.size()))));
            }
        }
        return new Report(requests, operations, statuses, faults);
    }

    private void judge(RawConnection line, Fuzzed request) throws IOException {
        try {
            RawConnection.Answer answer =
                    line.send(request.bytes(), request.method().equals("HEAD"));
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() >= 500) {
                fault("status " + answer.status(), request);
            } else if (TRACE.matcher(answer.body()).find()) {
                fault("a stack trace", request);
            }
        } catch (SocketTimeoutException e) {
            fault("no answer", request);
        }
    }

    private void fault(String what, Fuzzed request) {
        String shown = new String(request.bytes(), StandardCharsets.UTF_8).replaceAll("Bearer [^\r\n]*", "Bearer ...");
        faults.add(what + " for " + shown.substring(0, Math.min(600, shown.length())));
    }

    /** A good request of each operation, about a consultation opened for them. */
    private List<Fuzzed> operations(RawConnection line) throws IOException {
        Fuzzed opening = new Fuzzed("POST", "/v1/consultations", headers(""), "{\"locale\":\"en\"}");
        JsonNode opened = JSON.readTree(line.send(opening.bytes(), false).body());
        String id = opened.path("id").asText();
        String token = opened.path("access_token").asText();
        Fuzzed asking = new Fuzzed("GET", "/q/openapi?format=json", Map.of(), "");
        JsonNode paths = JSON.readTree(line.send(asking.bytes(), false).body()).path("paths");
        List<Fuzzed> good = new ArrayList<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    String body = operation
                            .getValue()
                            .at("/requestBody/content/application~1json/example")
                            .toString();
                    good.add(new Fuzzed(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey().replace("{id}", id).replaceAll("\\{\\w+}", "1"),
                            headers(token),
                            body.replaceAll(
                                    "[0-9a-f]{8}-[0-9a-f-]{27}",
                                    new UUID(random.nextLong(), random.nextLong()).toString())));
                }));
        return good;
    }

    private static Map<String, String> headers(String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Authorization", "Bearer " + token);
        return headers;
    }
}
