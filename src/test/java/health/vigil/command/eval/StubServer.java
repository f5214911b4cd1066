package health.vigil.command.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small server that speaks the contract: words with "crushing" are an ambulance at once, everything else gets a multi
 * question, a number question, and ends at {@code consultation}; "broken" gets a 500.
 */
final class StubServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MULTI = """
            {"id":"C2","kind":"multi","findings":["diaphoresis","dyspnea"],"text":"?","choices":[]}""";
    private static final String NUMBER = """
            {"id":"C3","kind":"number","finding":"temp","findings":["temp"],"text":"?","unit":"celsius"}""";

    final List<JsonNode> openings = new CopyOnWriteArrayList<>();
    final List<JsonNode> messages = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final AtomicInteger ids = new AtomicInteger();
    private final ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();
    private final AtomicInteger overloads = new AtomicInteger();

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/consultations", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next request is refused once, with a second to wait. */
    void overloadOnce() {
        overloads.set(1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (overloads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            send(exchange, 503, "{\"code\":\"overloaded\"}");
        } else if (path.length == 3) {
            openings.add(body);
            send(exchange, 201, "{\"id\":\"c%d\",\"access_token\":\"secret\"}".formatted(ids.incrementAndGet()));
        } else if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"code\":\"unauthorized\"}");
        } else {
            messages.add(body.path("message"));
            turn(exchange, path[3], body.path("message").path("text").asText());
        }
    }

    private void turn(HttpExchange exchange, String id, String text) {
        if (text.contains("broken")) {
            send(exchange, 500, "{\"code\":\"internal\"}");
        } else if (text.contains("crushing")) {
            send(exchange, 201, answer("complete", "emergency_ambulance", "null"));
        } else {
            switch (asked.merge(id, 1, Integer::sum)) {
                case 1 -> send(exchange, 201, answer("in_progress", "emergency", MULTI));
                case 2 -> send(exchange, 201, answer("in_progress", "consultation_24", NUMBER));
                default -> send(exchange, 201, answer("complete", "consultation", "null"));
            }
        }
    }

    private static String answer(String status, String level, String question) {
        return """
                {"status":"%s","reply":{"text":"...","question":%s},
                 "assessment":{"status":"%s","level":"%s","floor":"self_care","department":{"code":"cardiology"}}}""".formatted(status, question, status, level);
    }

    private static void send(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
