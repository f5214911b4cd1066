package health.vigil.channel.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/** Refuses a body by its announced length or kind before a byte of it is read; the server's own refusal has no words. */
@Singleton
final class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = 10;

    private static final Duration TO_READ_THE_ANSWER = Duration.ofSeconds(2);
    private static final Duration LONGEST_BODY = Duration.ofSeconds(20);
    private static final Pattern KIND =
            Pattern.compile("[\\w.+*-]+/[\\w.+*-]+(\\s*;\\s*[\\w-]+=(\"[\\w .:/+-]*\"|[\\w.:/+-]*))*\\s*");
    private final WireJson json;

    BodyLimit(WireJson json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_THE_SERVERS_OWN);
    }

    private void filter(RoutingContext request) {
        String kind = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (kind != null && !KIND.matcher(kind).matches()) {
            EarlyAnswer.send(request, Problem.of(415, "unsupported_media_type", "The Content-Type is none"), json);
            return;
        }
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean sends = length != null || request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (length == null || length.length() < 10 && Long.parseLong(length) <= WireJson.LARGEST_BODY) {
            if (sends) {
                awaitBody(request);
            }
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        EarlyAnswer.send(request, Problem.of(413, "body_too_large", "The body is too large"), json);
        request.vertx()
                .setTimer(
                        TO_READ_THE_ANSWER.toMillis(),
                        now -> request.request().connection().close());
    }

    /** Whoever sends a body drop by drop holds a connection, and no more than that, for this long. */
    private void awaitBody(RoutingContext request) {
        long timer = request.vertx().setTimer(LONGEST_BODY.toMillis(), now -> {
            if (!request.request().isEnded()) {
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                EarlyAnswer.send(request, Problem.of(408, "request_timeout", "The body did not come in time"), json);
                request.request().connection().close();
            }
        });
        request.addEndHandler(end -> request.vertx().cancelTimer(timer));
    }
}
