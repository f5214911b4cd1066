package health.vigil.channel.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The platforms' API as far as Vigil calls it, and the accounts of the tests. */
public final class WechatServer implements QuarkusTestResourceLifecycleManager {
    static final String TOKEN = "test-token";
    static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    static final String APP = "wx-test-app";
    static final String CORP = "ww-test-corp";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static @Nullable WechatServer running;

    final AtomicInteger tokens = new AtomicInteger();
    final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    /** Answers the next messages with this errcode. */
    volatile int errcode;

    private @Nullable HttpServer http;

    static WechatServer running() {
        return Objects.requireNonNull(running);
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/cgi-bin/token", this::token);
            server.createContext("/cgi-bin/gettoken", this::token);
            server.createContext("/cgi-bin/message", this::message);
            server.start();
            http = server;
            running = this;
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.ofEntries(
                    Map.entry("vigil.wechat.token", TOKEN),
                    Map.entry("vigil.wechat.app-id", APP),
                    Map.entry("vigil.wechat.secret", "s3cret"),
                    Map.entry("vigil.wechat.aes-key", KEY),
                    Map.entry("vigil.wechat.api-base-url", base),
                    Map.entry("vigil.wechat.accounts.bare.token", TOKEN),
                    Map.entry("vigil.wechat.accounts.slow.token", TOKEN),
                    Map.entry("vigil.wechat.accounts.slow.app-id", "wx-slow-app"),
                    Map.entry("vigil.wechat.accounts.slow.secret", "s3cret"),
                    Map.entry("vigil.wechat.accounts.slow.reply-window", "0s"),
                    Map.entry("vigil.wecom.token", TOKEN),
                    Map.entry("vigil.wecom.corp-id", CORP),
                    Map.entry("vigil.wecom.agent-id", "1000002"),
                    Map.entry("vigil.wecom.secret", "s3cret"),
                    Map.entry("vigil.wecom.aes-key", KEY),
                    Map.entry("vigil.wecom.api-base-url", base),
                    Map.entry("vigil.chat.burst-wait", "700ms"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (http != null) {
            http.stop(0);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                "{\"errcode\":0,\"access_token\":\"token-" + tokens.incrementAndGet() + "\",\"expires_in\":7200}");
    }

    /** Takes a message with the last token it gave out, and as many errors as it was told. */
    private void message(HttpExchange exchange) throws IOException {
        JsonNode message = JSON.readTree(exchange.getRequestBody());
        boolean known = exchange.getRequestURI().getQuery().equals("access_token=token-" + tokens.get());
        int code = errcode != 0 ? errcode : known ? 0 : 40001;
        if (code == 0) {
            sent.add(message);
        }
        answer(exchange, "{\"errcode\":" + code + ",\"errmsg\":\"\"}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
