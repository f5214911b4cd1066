package health.vigil.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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
    private volatile boolean seen;

    StoreHealth(RedisLine redis) {
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return redis.ping()
                .invoke(() -> seen = true)
                .map(answer -> response("answers"))
                .onFailure()
                .recoverWithItem(failure -> response(seen ? "degraded" : "not seen yet"));
    }

    private HealthCheckResponse response(String state) {
        return HealthCheckResponse.named("store")
                .status(seen)
                .withData("state", state)
                .build();
    }
}
