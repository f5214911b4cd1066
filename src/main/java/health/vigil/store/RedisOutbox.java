package health.vigil.store;

import health.vigil.consultation.Outbox;
import health.vigil.consultation.OutboxEntry;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The outbox as a stream in each partition. Beside them stands one set of partitions that were written to, so that
 * looking for work asks one key, not 256.
 */
@Singleton
final class RedisOutbox implements Outbox {
    private static final Script LEASE = Script.load("lease");
    private static final Script PASS = Script.load("pass");
    private static final Script UNLEASE = Script.load("unlease");
    private static final Script SWEEP = Script.load("sweep");
    private static final String LIFE = Long.toString(Outbox.LEASE.toMillis());
    private static final int MARKS_AT_ONCE = 64;
    private static final int KEPT_FOR_NOBODY = 1_000;

    private final RedisLine redis;
    private final RecordJson json;
    private final Duration keep;

    /** @param keep how long entries are kept that no configured follower waits for */
    RedisOutbox(
            RedisLine redis,
            RecordJson json,
            @ConfigProperty(name = "vigil.outbox.keep", defaultValue = "24h") Duration keep) {
        this.redis = redis;
        this.json = json;
        this.keep = keep;
    }

    /** Beside the commit, which does not wait for it: a lost mark is made good by the sweep. */
    void mark(Keys keys) {
        redis.call(Command.SADD, Keys.MARKS, keys.number()).subscribe().with(done -> {}, failure -> {});
    }

    @Override
    public Uni<List<Integer>> takeMarked() {
        return redis.call(Command.SPOP, Keys.MARKS, Integer.toString(MARKS_AT_ONCE))
                .map(reply -> {
                    List<Integer> partitions = new ArrayList<>();
                    if (reply != null) {
                        reply.forEach(partition -> partitions.add(partition.toInteger()));
                    }
                    return partitions;
                });
    }

    @Override
    public Uni<Optional<List<Item>>> lease(Reader reader, int count) {
        return redis.run(
                        LEASE,
                        List.of(
                                Keys.outbox(reader.partition()),
                                Keys.places(reader.partition()),
                                Keys.lease(reader.partition(), reader.follower())),
                        List.of(reader.follower(), reader.owner(), LIFE, Integer.toString(count)))
                .map(reply -> {
                    if (reply == null) {
                        return Optional.empty();
                    }
                    List<Item> items = new ArrayList<>();
                    reply.forEach(entry -> items.add(item(entry)));
                    return Optional.of(items);
                });
    }

    private Item item(Response entry) {
        String text = entry.get(1).get(1).toString();
        return new Item(entry.get(0).toString(), json.read(text, OutboxEntry.class));
    }

    @Override
    public Uni<Boolean> pass(Reader reader, Item item) {
        return redis.run(
                        PASS,
                        List.of(Keys.places(reader.partition()), Keys.lease(reader.partition(), reader.follower())),
                        List.of(reader.follower(), reader.owner(), LIFE, item.place()))
                .map(reply -> reply != null && reply.toInteger() == 1);
    }

    @Override
    public Uni<Void> release(Reader reader) {
        return redis.run(UNLEASE, List.of(Keys.lease(reader.partition(), reader.follower())), List.of(reader.owner()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> sweep(int partition, Set<String> followers) {
        List<String> arguments =
                new ArrayList<>(List.of(Long.toString(keep.toMillis()), Integer.toString(KEPT_FOR_NOBODY)));
        arguments.addAll(followers);
        return redis.run(SWEEP, List.of(Keys.outbox(partition), Keys.places(partition)), arguments)
                .map(reply -> reply == null ? 0 : reply.toInteger());
    }
}
