package health.vigil.store;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.QueueEntry;
import health.vigil.consultation.QueueIndex;
import health.vigil.consultation.Turn;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sorted set of ids per tenant, by urgency and then by waiting time, and beside it what is shown of each. */
@Singleton
final class RedisQueueIndex implements QueueIndex {
    private static final Script ENQUEUE = Script.load("enqueue");
    private static final Script QUEUE = Script.load("queue");

    /** Parts urgencies by more than any time in ms, within what a score holds exactly. */
    private static final long URGENCY_STEP = 10_000_000_000_000L;

    private static final String NEWER_THAN_ANY = "999999999";

    private final RedisLine redis;
    private final RecordJson json;

    RedisQueueIndex(RedisLine redis, RecordJson json) {
        this.redis = redis;
        this.json = json;
    }

    @Override
    public Uni<Void> put(Consultation consultation, Turn turn) {
        QueueEntry entry = QueueEntry.of(consultation, turn);
        boolean over = consultation.closed();
        long place = entry.urgency() * URGENCY_STEP + entry.waitingSince().toEpochMilli();
        return write(
                consultation.tenant(),
                entry.id(),
                Integer.toString(turn.number()),
                over ? "" : Long.toString(place),
                over ? "" : json.write(entry));
    }

    /** A mark stays for a while, so that a late write cannot bring it back. */
    @Override
    public Uni<Void> remove(String tenant, String consultationId) {
        return write(tenant, consultationId, NEWER_THAN_ANY, "", "");
    }

    private Uni<Void> write(String tenant, String id, String turn, String place, String entry) {
        List<String> arguments = List.of(id, turn, place, entry, Long.toString(QueueEntry.KEPT.toMillis()));
        return redis.run(ENQUEUE, Keys.queue(tenant), arguments).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Queue>> since(String tenant, String version) {
        return redis.run(QUEUE, Keys.queue(tenant), List.of(version, Integer.toString(MOST)))
                .map(reply -> {
                    if (reply == null || reply.size() < 2) {
                        return Optional.empty();
                    }
                    List<QueueEntry> entries = new ArrayList<>();
                    for (int i = 2; i < reply.size(); i++) {
                        entries.add(json.read(reply.get(i).toString(), QueueEntry.class));
                    }
                    return Optional.of(new Queue(
                            reply.get(0).toString(),
                            Integer.parseInt(reply.get(1).toString()),
                            entries));
                });
    }
}
