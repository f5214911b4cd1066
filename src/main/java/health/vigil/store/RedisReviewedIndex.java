package health.vigil.store;

import health.vigil.consultation.ReviewedIndex;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** One set a tenant. */
@Singleton
final class RedisReviewedIndex implements ReviewedIndex {
    private final RedisLine redis;

    RedisReviewedIndex(RedisLine redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Void> mark(String tenant, String consultation) {
        return redis.call(Command.SADD, Keys.reviewed(tenant), consultation).replaceWithVoid();
    }

    @Override
    public Uni<List<String>> all(String tenant) {
        return redis.call(Command.SMEMBERS, Keys.reviewed(tenant)).map(reply -> {
            List<String> ids = new ArrayList<>();
            if (reply != null) {
                reply.forEach(id -> ids.add(id.toString()));
            }
            ids.sort(null);
            return ids;
        });
    }
}
