package health.vigil.followup.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** An integrator's server, over real HTTP: it can refuse, be slow, die and come back. */
final class Receiver {
    static final int PORT = freePort();

    /** What came, taken or not. */
    record Got(String body, String signature, String eventId, int answered) {}

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile long delayMillis;
    private HttpServer server;

    Receiver() {
        server = started();
    }

    void answer(int with) {
        status = with;
    }

    void delay(long millis) {
        delayMillis = millis;
    }

    void die() {
        server.stop(0);
    }

    void comeBack() {
        server = started();
    }

    List<Got> got() {
        return got;
    }

    private HttpServer started() {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
            fresh.createContext("/hook", this::take);
            fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int answer = status;
            got.add(new Got(
                    body,
                    exchange.getRequestHeaders().getFirst("Vigil-Signature"),
                    exchange.getRequestHeaders().getFirst("Vigil-Event-Id"),
                    answer));
            LockSupport.parkNanos(delayMillis * 1_000_000);
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    /** One for all class loaders of a test run. */
    private static synchronized int freePort() {
        Integer known = Integer.getInteger(Receiver.class.getName());
        if (known != null) {
            return known;
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            System.setProperty(Receiver.class.getName(), Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
