package health.vigil.channel.socket;

import health.vigil.channel.api.OpenLines;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses a handshake with its status and a problem, before there is a socket. */
@Singleton
final class SocketDoor {
    private static final Pattern PATH = Pattern.compile("/v1/consultations/([^/]+)/socket");
    private static final int EARLY = 50;

    private final OpenLines lines;

    SocketDoor(OpenLines lines) {
        this.lines = lines;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext exchange) {
        Matcher path = PATH.matcher(exchange.normalizedPath());
        if (!path.matches()) {
            exchange.next();
            return;
        }
        var headers = exchange.request().headers();
        String authorization = SocketToken.authorization(
                headers.getAll("Sec-WebSocket-Protocol"), headers.get(HttpHeaders.AUTHORIZATION));
        lines.refusal(authorization, path.group(1))
                .or(() -> "websocket".equalsIgnoreCase(headers.get(HttpHeaders.UPGRADE))
                        ? Optional.empty()
                        : Optional.of(lines.noHandshake()))
                .ifPresentOrElse(
                        refusal -> exchange.response()
                                .setStatusCode(refusal.status())
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                                .end(refusal.problem()),
                        exchange::next);
    }
}
