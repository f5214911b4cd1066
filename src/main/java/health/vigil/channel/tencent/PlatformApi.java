package health.vigil.channel.tencent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.consultation.ChatStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Calls the platform's API for an account. Processes share the access token; one that is refused is fetched anew once. */
@Singleton
public class PlatformApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);
    private static final int BUSY = -1;
    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(DEADLINE).build();
    private final ChatStore store;

    PlatformApi(ChatStore store) {
        this.store = store;
    }

    /**
     * One account's API.
     *
     * @param name under which processes share the token
     * @param token where a token is fetched, with the account's secret
     * @param send where messages go; the token is appended
     */
    public record Access(String name, URI token, String send) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Access[" + name + "]";
        }
    }

    /** Sends a message; fails when the platform does not take it. */
    public Uni<Void> send(Access access, Map<String, Object> message) {
        return attempt(access, message, true);
    }

    private Uni<Void> attempt(Access access, Map<String, Object> message, boolean first) {
        return token(access)
                .chain(token -> post(URI.create(access.send() + token), message))
                .chain(code -> {
                    if (code == 0) {
                        return Uni.createFrom().voidItem();
                    }
                    if (first && TOKEN_REFUSED.contains(code)) {
                        return store.keepToken(access.name(), "", SHORTEST)
                                .chain(() -> attempt(access, message, false));
                    }
                    if (first && code == BUSY) {
                        return Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(BUSY_PAUSE)
                                .chain(() -> attempt(access, message, false));
                    }
                    return Uni.createFrom().failure(new IllegalStateException("errcode " + code));
                });
    }

    private Uni<String> token(Access access) {
        return store.token(access.name())
                .chain(kept -> kept.map(token -> Uni.createFrom().item(token)).orElseGet(() -> fetched(access)));
    }

    private Uni<String> fetched(Access access) {
        return call(HttpRequest.newBuilder(access.token()).GET()).chain(answer -> {
            String token = answer.path("access_token").asText();
            if (token.isEmpty()) {
                int code = answer.path("errcode").asInt();
                return Uni.createFrom().failure(new IllegalStateException("no access token, errcode " + code));
            }
            Duration life =
                    Duration.ofSeconds(answer.path("expires_in").asLong()).minus(EARLY);
            return store.keepToken(access.name(), token, life.compareTo(SHORTEST) > 0 ? life : SHORTEST)
                    .replaceWith(token);
        });
    }

    private Uni<Integer> post(URI to, Map<String, Object> message) {
        String body;
        try {
            body = JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON");
        }
        return call(HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .map(answer -> answer.path("errcode").asInt());
    }

    /** What fails says neither where it was sent, which has the secret, nor what. */
    private Uni<JsonNode> call(HttpRequest.Builder request) {
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request.timeout(DEADLINE).build(), BodyHandlers.ofString()))
                .map(response -> {
                    try {
                        return JSON.readTree(response.body());
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException("no JSON, status " + response.statusCode());
                    }
                })
                .onFailure(failure -> !(failure instanceof IllegalStateException))
                .transform(
                        failure -> new IllegalStateException(failure.getClass().getSimpleName()));
    }
}
