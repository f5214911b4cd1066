package health.vigil.store;

import health.vigil.consultation.RateLimits;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Buckets in Redis, each in a slot of its own and gone when it is empty. */
@Singleton
final class RedisRateLimits implements RateLimits {
    private static final Script TAKE = Script.load("limit");
    private static final long MINUTE_MICROS = 60_000_000;

    private final RedisLine redis;

    RedisRateLimits(RedisLine redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Duration> take(String bucket, Rate rate) {
        List<String> arguments =
                List.of(Long.toString(MINUTE_MICROS / rate.aMinute()), Integer.toString(rate.atOnce()));
        return redis.run(TAKE, List.of(Keys.limit(bucket)), arguments)
                .map(reply -> reply == null ? Duration.ZERO : Duration.ofMillis(reply.toLong()));
    }
}
