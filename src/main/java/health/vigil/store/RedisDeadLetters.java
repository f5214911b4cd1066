package health.vigil.store;

import health.vigil.consultation.DeadLetters;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Dead letters as one hash a tenant, by id. */
@Singleton
final class RedisDeadLetters implements DeadLetters {
    private final RedisLine redis;
    private final RecordJson json;

    RedisDeadLetters(RedisLine redis, RecordJson json) {
        this.redis = redis;
        this.json = json;
    }

    @Override
    public Uni<Void> keep(DeadLetter letter) {
        return redis.call(Command.HSETNX, Keys.dead(letter.tenant()), letter.id(), json.write(letter))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<DeadLetter>> list(String tenant) {
        return redis.call(Command.HVALS, Keys.dead(tenant)).map(reply -> {
            List<DeadLetter> letters = new ArrayList<>();
            if (reply != null) {
                reply.forEach(letter -> letters.add(json.read(letter.toString(), DeadLetter.class)));
            }
            letters.sort(Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id));
            return letters;
        });
    }

    @Override
    public Uni<Optional<DeadLetter>> find(String tenant, String id) {
        return redis.call(Command.HGET, Keys.dead(tenant), id)
                .map(reply -> Optional.ofNullable(reply).map(letter -> json.read(letter.toString(), DeadLetter.class)));
    }

    @Override
    public Uni<Void> drop(DeadLetter letter) {
        return redis.call(Command.HDEL, Keys.dead(letter.tenant()), letter.id()).replaceWithVoid();
    }
}
