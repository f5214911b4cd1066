package health.vigil.channel.api;

import health.vigil.access.ApiKeys;
import health.vigil.access.Caller;
import health.vigil.access.Role;
import health.vigil.access.Scope;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From which web pages a browser may call: those of the caller's tenant. A publishable key works from these and our own pages only,
 * any key within its scopes. A key in {@code X-API-Key} is read as if it came in {@code Authorization}.
 */
@Singleton
final class Origins {
    private static final int BEFORE_THE_BODY_LIMIT = 20;
    private static final String POLICY = "Content-Security-Policy";
    private static final String KEY_HEADER = "X-API-Key";
    private static final String METHODS = "GET, POST, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Accept, Idempotency-Key, Last-Event-ID, X-API-Key";
    private static final String RESPONSE_HEADERS = "Location, Retry-After";
    private static final String MACHINES_OWN_PAGES = "http://localhost:* http://127.0.0.1:*";
    private static final Set<String> CREATING = Set.of("/v1/consultations", "/v1/triage");
    private static final String SECONDS_TO_REMEMBER = "600";

    private final ApiKeys keys;
    private final Doorkeeper door;
    private final WireJson json;

    Origins(ApiKeys keys, Doorkeeper door, WireJson json) {
        this.keys = keys;
        this.door = door;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_THE_BODY_LIMIT);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String header = request.getHeader(KEY_HEADER);
        if (header != null && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + header);
        }
        context.addHeadersEndHandler(sent -> {
            if (!context.response().headers().contains(POLICY)) {
                context.response().putHeader(POLICY, policy(context));
            }
        });
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean ours = origin != null && isOurs(origin, request);
        if (origin != null && !ours && request.method() == HttpMethod.OPTIONS) {
            preflight(context, origin);
            return;
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean allowed = origin != null && !ours && isAllowed(origin, authorization);
        if (allowed) {
            allow(context, String.valueOf(origin))
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
        }
        Optional<Caller> key = door.keyOf(authorization);
        if (key.isPresent() && !key.get().scopes().contains(asked(context))) {
            EarlyAnswer.send(context, Problem.of(403, "forbidden", "This key may not do that"), json);
            return;
        }
        boolean publishable = key.isPresent() && key.get().role() == Role.WIDGET;
        if (publishable && !allowed && !ours) {
            EarlyAnswer.send(
                    context, Problem.of(403, "origin_not_allowed", "This key does not work from this page"), json);
            return;
        }
        context.next();
    }

    /** What a browser may do with an answer: with data nothing, with our page show it in the pages of the tenants. */
    private String policy(RoutingContext context) {
        if (context.normalizedPath().startsWith("/v1/")) {
            return "default-src 'none'; frame-ancestors 'none'";
        }
        String pages = keys.isOpen() ? MACHINES_OWN_PAGES : String.join(" ", keys.origins());
        return "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' " + pages;
    }

    private static Scope asked(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            return Scope.READ;
        }
        return CREATING.contains(context.normalizedPath()) ? Scope.CREATE : Scope.WRITE;
    }

    /** A browser asks before it sends; it does not say for whom. */
    private void preflight(RoutingContext context, String origin) {
        if (keys.origins().contains(origin) || keys.isOpen() && isOfThisMachine(origin)) {
            allow(context, origin)
                    .setStatusCode(HttpResponseStatus.NO_CONTENT.code())
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS_TO_REMEMBER)
                    .end();
        } else {
            context.response()
                    .setStatusCode(HttpResponseStatus.FORBIDDEN.code())
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN)
                    .end();
        }
    }

    private static HttpServerResponse allow(RoutingContext context, String origin) {
        return context.response()
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    private boolean isAllowed(String origin, @Nullable String authorization) {
        if (keys.isOpen()) {
            return isOfThisMachine(origin);
        }
        String tenant = door.tenantOf(authorization);
        return tenant == null
                ? keys.origins().contains(origin)
                : keys.tenant(tenant).origins().contains(origin);
    }

    private static boolean isOurs(String origin, HttpServerRequest request) {
        return request.authority() != null
                && origin.endsWith("://" + request.authority().toString());
    }

    /** Another port of this machine: where a page that embeds the widget is tried out. */
    private static boolean isOfThisMachine(String origin) {
        return origin.matches("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    }
}
