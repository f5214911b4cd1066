package health.vigil.command.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speaks the HTTP contract to a server; waits and tries again where the server asks for it. */
final class VigilClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final Set<Integer> TRY_AGAIN = Set.of(409, 429, 503);
    private static final int TRIES = 6;

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    VigilClient(URI server) {
        this.server = server;
    }

    /** @throws IOException when there is no answer at all */
    Exchange post(String path, @Nullable String token, JsonNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int left = TRIES - 1; ; left--) {
            long start = System.nanoTime();
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (left == 0 || !asksToTryAgain(response)) {
                return new Exchange(path, body, response.statusCode(), json(response.body()), millis);
            }
            Thread.sleep(retryAfter(response));
        }
    }

    private static boolean asksToTryAgain(HttpResponse<String> response) {
        return TRY_AGAIN.contains(response.statusCode())
                && response.headers().firstValue("Retry-After").isPresent();
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
        return Duration.ofSeconds(Math.clamp(seconds, 1, 10));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
