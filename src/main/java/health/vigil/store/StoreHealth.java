package health.vigil.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the store has answered. A store lost later is reported as degraded and stays ready: an unready service
 * would get no emergencies, and those are answered without a store (I3).
 */
@Readiness
@Singleton
final class StoreHealth implements AsyncHealthCheck {
    private final RedisLine redis;
    private final AtomicInteger answers = new AtomicInteger();

    StoreHealth(RedisLine redis, MeterRegistry meters) {
        this.redis = redis;
        meters.gauge("vigil.store.up", answers);
    }

    /** Looks for the store before anyone asks. */
    void onStart(@Observes StartupEvent event) {
        call().subscribe().with(seen -> {});
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return redis.call(Command.PING)
                .onItemOrFailure()
                .invoke((answer, failure) -> answers.set(failure == null ? 1 : 0))
                .map(answer -> response("answers"))
                .onFailure()
                .recoverWithItem(failure -> response(redis.hasAnswered() ? "degraded" : "not seen yet"));
    }

    private HealthCheckResponse response(String state) {
        return HealthCheckResponse.named("store")
                .status(redis.hasAnswered())
                .withData("state", state)
                .build();
    }
}
