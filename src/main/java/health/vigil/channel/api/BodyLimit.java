package health.vigil.channel.api;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses a body by its announced length before a byte of it is read; the server's own refusal has no words. */
@Singleton
final class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = 10;
    private final WireJson json;

    BodyLimit(WireJson json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_THE_SERVERS_OWN);
    }

    private void filter(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < 10 && Long.parseLong(length) <= WireJson.LARGEST_BODY) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapper.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(json.write(Problem.of(413, "body_too_large", "The body is too large")));
    }
}
