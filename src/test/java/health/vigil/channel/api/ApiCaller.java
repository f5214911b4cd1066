package health.vigil.channel.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.attachment.Files;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls a running service as an integrator does. */
public final class ApiCaller {
    /** What a WebM begins with. */
    private static final String WEBM = "\u001aE\u00df\u00a3";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    public ApiCaller(URI server) {
        this.server = server;
    }

    /** To the application of the running {@code @QuarkusTest}. */
    public static ApiCaller ofThisTest() {
        return new ApiCaller(ConfigProvider.getConfig().getValue("test.url", URI.class));
    }

    public URI server() {
        return server;
    }

    /** What came back; {@code json} is missing where the body is none. */
    public record Answer(int status, HttpResponse<String> response, JsonNode json, Duration took) {
        public String at(String pointer) {
            return json.at(pointer).asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** An open consultation. */
    public record Opened(String id, String token) {
        public String path() {
            return "/v1/consultations/" + id;
        }
    }

    public Opened open(String body) throws Exception {
        Answer answer = post("/v1/consultations", "", body);
        return new Opened(answer.at("/id"), answer.at("/access_token"));
    }

    public Answer say(Opened consultation, String text) throws Exception {
        return send(consultation, message(UUID.randomUUID().toString(), text));
    }

    public Answer send(Opened consultation, String message) throws Exception {
        return post(consultation.path() + "/turns", consultation.token(), message);
    }

    public CompletableFuture<Answer> sendMeanwhile(Opened consultation, String message) {
        long start = System.nanoTime();
        return http.sendAsync(
                        posting(consultation.path() + "/turns", consultation.token(), message)
                                .build(),
                        BodyHandlers.ofString())
                .thenApply(response -> answer(response, start));
    }

    public static String message(String id, String text) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("message").put("id", id).put("text", text);
        return body.toString();
    }

    public Answer post(String path, String token, String body, String... headers) throws Exception {
        HttpRequest.Builder request = posting(path, token, body);
        return call(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer upload(Opened consultation, String type, byte[] bytes) throws Exception {
        return call(to(consultation.path() + "/attachments", consultation.token())
                .setHeader("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    /** Sends a small picture. @return its id */
    public String picture(Opened consultation) throws Exception {
        return upload(consultation, "image/jpeg", Files.picture("jpeg", 16, 16)).at("/id");
    }

    /** Sends a recording. @return its id */
    public String voice(Opened consultation) throws Exception {
        return upload(consultation, "audio/webm;codecs=opus", Files.recording(WEBM))
                .at("/id");
    }

    /** A message that names an attachment, with words where there are any. */
    public Answer show(Opened consultation, String text, String attachment) throws Exception {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode message =
                body.putObject("message").put("id", UUID.randomUUID().toString());
        if (!text.isEmpty()) {
            message.put("text", text);
        }
        message.putArray("attachments").addObject().put("id", attachment);
        return send(consultation, body.toString());
    }

    public Answer get(String path, String token) throws Exception {
        return call(to(path, token).GET());
    }

    public Answer delete(String path, String token) throws Exception {
        return call(to(path, token).DELETE());
    }

    public Answer call(HttpRequest.Builder request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        return answer(http.send(request.build(), BodyHandlers.ofString()), start);
    }

    public HttpRequest.Builder posting(String path, String token, String body) {
        return to(path, token)
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder to(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(LONGEST_ANSWER);
        return token.isEmpty() ? request : request.setHeader("Authorization", "Bearer " + token);
    }

    private static Answer answer(HttpResponse<String> response, long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        try {
            return new Answer(response.statusCode(), response, JSON.readTree(response.body()), took);
        } catch (JsonProcessingException e) {
            return new Answer(response.statusCode(), response, MissingNode.getInstance(), took);
        }
    }
}
