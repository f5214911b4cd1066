package health.vigil.channel.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Refuses a request before it has come to an endpoint. */
final class EarlyAnswer {
    private EarlyAnswer() {}

    static void send(RoutingContext context, Problem problem, WireJson json) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        if (problem.retryAfter() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter()));
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapper.MEDIA_TYPE)
                .end(json.write(problem));
    }
}
