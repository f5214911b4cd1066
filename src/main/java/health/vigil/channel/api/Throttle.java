package health.vigil.channel.api;

import health.vigil.access.Limits;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Outcome;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.TurnReader;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses what comes too often. A message is read first: an emergency by its own words is answered all the same. */
@Singleton
public class Throttle {
    private static final int AFTER_THE_ORIGINS = 15;
    private static final Pattern CONSULTATION = Pattern.compile("/v1/consultations/([^/]+)(/turns)?.*");

    private final Limits limits;
    private final Doorkeeper door;
    private final ConsultationService service;
    private final SafetyWords safety;
    private final WireJson json;

    Throttle(Limits limits, Doorkeeper door, ConsultationService service, SafetyWords safety, WireJson json) {
        this.limits = limits;
        this.door = door;
        this.service = service;
        this.safety = safety;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_THE_ORIGINS);
    }

    /**
     * The turn of a message, within the limits.
     *
     * @param client its address
     * @return fails with a problem 429 when there were too many before it and it is no emergency by itself
     */
    public Uni<Outcome> reply(Address address, PatientMessage message, TurnReader reader, String client) {
        return limits.take(address.tenant(), address.id(), client)
                .chain(wait -> wait.isZero()
                        ? service.reply(address, message, reader)
                        : Uni.createFrom()
                                .item(() -> service.alone(address, message)
                                        .orElseThrow(() -> new Rejection(
                                                safety.add(limited(wait), address.language(), address.region())))));
    }

    /** All but turns, which are counted when they have been read, and platforms' calls, which bring everybody's from a few addresses. */
    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        Matcher consultation = CONSULTATION.matcher(path);
        boolean about = consultation.matches();
        boolean turn = about && consultation.group(2) != null && request.method() == HttpMethod.POST;
        if (!path.startsWith("/v1/") || path.startsWith("/v1/channels/") || turn) {
            context.next();
            return;
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        Context loop = Vertx.currentContext();
        request.pause();
        limits.take(door.tenantOf(authorization), about ? consultation.group(1) : null, client(request))
                .subscribe()
                .with(
                        wait -> loop.runOnContext(now -> proceed(context, wait, authorization)),
                        failure -> loop.runOnContext(now -> proceed(context, Duration.ZERO, authorization)));
    }

    private void proceed(RoutingContext context, Duration wait, @Nullable String authorization) {
        context.request().resume();
        if (wait.isZero()) {
            context.next();
        } else {
            EarlyAnswer.send(context, safety.add(limited(wait), authorization), json);
        }
    }

    private static Problem limited(Duration wait) {
        int seconds = (int) Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.of(429, "rate_limited", "Too many requests came; send this again later")
                .withRetryAfter(seconds);
    }

    /** The address a request came from; of IPv6 the network, because a client has all of it. */
    static String client(HttpServerRequest request) {
        if (request.remoteAddress() == null || request.remoteAddress().hostAddress() == null) {
            return "";
        }
        String address = request.remoteAddress().hostAddress();
        String[] groups = address.split(":", -1);
        return groups.length == 8 ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }
}
