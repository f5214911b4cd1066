package health.vigil.channel.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The page of the console at {@code /console}; its files lie below. */
@Singleton
final class ConsolePage {
    private static final String PATH = "/console";
    private static final int AFTER_THE_LIMITS = 9;

    void register(@Observes Filters filters) {
        filters.register(ConsolePage::filter, AFTER_THE_LIMITS);
    }

    private static void filter(RoutingContext request) {
        if (request.normalizedPath().equals(PATH)) {
            request.reroute(PATH + "/index.html");
        } else {
            request.next();
        }
    }
}
