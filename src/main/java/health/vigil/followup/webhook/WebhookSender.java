package health.vigil.followup.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * Sends one body to one receiver. The name is resolved and judged for each sending, and the connection goes to the very
 * address that was judged; a redirection is not followed.
 */
@Singleton
class WebhookSender {
    private static final int OK = 200;
    private static final int NO_MORE_OK = 300;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Vertx vertx;
    private final HttpClient http;
    private final Clock clock;
    private final Duration timeout;
    private final boolean allowPrivate;

    WebhookSender(Vertx vertx, Clock clock, WebhookSettings settings) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) settings.timeout().toMillis())
                .setVerifyHost(true)
                .setKeepAlive(false));
        this.clock = clock;
        this.timeout = settings.timeout();
        this.allowPrivate = settings.allowPrivate();
    }

    /** Fails with {@link NotTaken} when the receiver does not answer with 2xx in time. */
    Uni<Void> send(Endpoint endpoint, String eventId, String body) {
        return Uni.createFrom()
                .completionStage(() -> resolved(endpoint.url().getHost())
                        .compose(address -> http.request(options(endpoint.url(), address)))
                        .compose(request -> posted(request, endpoint, eventId, body))
                        .toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new NotTaken("no answer in time"))
                .onFailure(failure -> !(failure instanceof NotTaken))
                .transform(failure -> new NotTaken(failure.getClass().getSimpleName()));
    }

    private io.vertx.core.Future<InetAddress> resolved(String host) {
        return vertx.executeBlocking(
                () -> {
                    InetAddress[] addresses = InetAddress.getAllByName(host);
                    for (InetAddress address : addresses) {
                        if (!allowPrivate && !PublicAddress.is(address)) {
                            throw new NotTaken("the address is not public");
                        }
                    }
                    return addresses[0];
                },
                false);
    }

    private static RequestOptions options(URI url, InetAddress address) {
        boolean ssl = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : ssl ? HTTPS : HTTP;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(ssl)
                .setFollowRedirects(false)
                .setURI(query == null ? path : path + "?" + query);
    }

    private io.vertx.core.Future<Void> posted(
            HttpClientRequest request, Endpoint endpoint, String eventId, String body) {
        return request.putHeader("Content-Type", "application/json")
                .putHeader(Signature.HEADER, Signature.of(endpoint.secret(), clock.instant(), body))
                .putHeader("Vigil-Event-Id", eventId)
                .send(body)
                .map(response -> {
                    int status = response.statusCode();
                    if (status < OK || status >= NO_MORE_OK) {
                        throw new NotTaken("status " + status);
                    }
                    return null;
                });
    }

    /** The receiver has not taken it. Its message is for dead letters and says nothing of the body. */
    static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotTaken(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
