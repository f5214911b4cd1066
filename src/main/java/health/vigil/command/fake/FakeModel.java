package health.vigil.command.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Speaks the OpenAI protocols for chat with streaming, pictures in it, and speech on loopback, and says what its manner says. Counts its calls. */
public final class FakeModel implements AutoCloseable {
    private static final Duration TOO_LATE = Duration.ofSeconds(5);
    private static final int ENDLESS_PIECES = 2_000;
    private static final int LETTERS_A_PIECE = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile String findings = "[]";
    private volatile String transcript = "I have had a cough for two days";
    private volatile String picture = "{\"findings\":[\"rash\"],\"values\":[],\"medicines\":[],\"text\":\"\"}";
    private volatile @Nullable Manner manner;
    private volatile Duration pace = Duration.ZERO;
    private volatile Consumer<String> watcher = said -> {};

    private FakeModel(HttpServer server) {
        this.server = server;
    }

    /** @param port 0 for any that is free */
    public static FakeModel start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        FakeModel model = new FakeModel(server);
        server.setExecutor(model.threads);
        server.createContext("/", model::answer);
        server.start();
        return model;
    }

    /** The base URL that gives a manner. */
    public URI url(Manner manner) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"
                + manner.name().toLowerCase(java.util.Locale.ROOT) + "/v1");
    }

    /** From now on this manner, whatever the path says. */
    public void behave(Manner wanted) {
        manner = wanted;
    }

    /** How long each piece of four letters takes; none in the beginning. */
    public void pace(Duration piece) {
        pace = piece;
    }

    /** Is told what a stream has said so far, after each piece went out. */
    public void watch(Consumer<String> told) {
        watcher = told;
    }

    /** What the good manner finds: the JSON array of findings. */
    public void finding(String json) {
        findings = json;
    }

    /** What the good manner hears in any voice message. */
    public void hearing(String words) {
        transcript = words;
    }

    /** What the good manner sees in any picture: the whole JSON object. */
    public void seeing(String json) {
        picture = json;
    }

    /** The bodies received, in order; of a recording, its form as text. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(body);
            Manner set = manner;
            Manner now = set != null
                    ? set
                    : Manner.of(exchange.getRequestURI().getPath()).orElse(Manner.GOOD);
            boolean speech = exchange.getRequestURI().getPath().endsWith("/audio/transcriptions");
            JsonNode request = speech ? JSON.createObjectNode() : JSON.readTree(body);
            String system = request.at("/messages/0/content").asText();
            switch (now) {
                case LIMITED -> error(exchange, 429, "Rate limit reached");
                case BROKEN ->
                    error(
                            exchange,
                            500,
                            "could not process: " + (speech ? transcript : request.at("/messages/1/content")));
                default -> {
                    if (now == Manner.LATE) {
                        Thread.sleep(TOO_LATE);
                    }
                    if (speech) {
                        send(exchange, 200, Script.heard(now, transcript));
                    } else {
                        stream(exchange, now, Script.answer(now, system, findings, picture));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void error(HttpExchange exchange, int status, String message) throws IOException {
        ObjectNode error = JSON.createObjectNode();
        error.putObject("error").put("message", message).put("type", "fake");
        send(exchange, status, JSON.writeValueAsString(error));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void stream(HttpExchange exchange, Manner manner, String text) throws IOException, InterruptedException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        if (manner == Manner.MALFORMED) {
            send(out, "{\"choices\":[{\"delta\":");
            return;
        }
        int pieces = manner == Manner.ENDLESS ? ENDLESS_PIECES : 1;
        for (int i = 0; i < pieces; i++) {
            for (int at = 0; at < text.length(); at += LETTERS_A_PIECE) {
                Thread.sleep(pace);
                int end = Math.min(text.length(), at + LETTERS_A_PIECE);
                send(out, piece(text.substring(at, end)));
                watcher.accept(text.substring(0, end));
            }
        }
        if (manner != Manner.CUT) {
            send(
                    out,
                    "{\"id\":\"f\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},"
                            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":300,\"completion_tokens\":40,\"total_tokens\":340}}");
            send(out, "[DONE]");
            // a whole answer leaves the connection open, as a real server does
            out.close();
        }
    }

    private static String piece(String text) throws IOException {
        ObjectNode chunk = JSON.createObjectNode().put("id", "f").put("object", "chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", text);
        return JSON.writeValueAsString(chunk);
    }

    private static void send(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
