package health.vigil.store;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.DueTimers;
import health.vigil.consultation.Timer;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The timers of a partition as a sorted set by time, written with the commit of turns. */
@Singleton
final class RedisDueTimers implements DueTimers {
    private static final Script DUE = Script.load("due");
    private static final Script DROP = Script.load("drop");
    private static final Script POSTPONE = Script.load("postpone");

    private final RedisLine redis;
    private final RecordJson json;

    RedisDueTimers(RedisLine redis, RecordJson json) {
        this.redis = redis;
        this.json = json;
    }

    @Override
    public Uni<List<Due>> due(int partition, int most, String reader) {
        List<String> keys = List.of(Keys.timers(partition), Keys.lease(partition, "timers"));
        return redis.run(DUE, keys, List.of(Integer.toString(most), reader, Long.toString(LEASE.toMillis())))
                .map(reply -> {
                    List<Due> due = new ArrayList<>();
                    for (int i = 0; reply != null && i + 1 < reply.size(); i += 2) {
                        Member member = json.read(reply.get(i).toString(), Member.class);
                        Instant at = Instant.ofEpochMilli(
                                (long) Double.parseDouble(reply.get(i + 1).toString()));
                        due.add(new Due(member.tenant(), member.consultation(), member.kind(), at));
                    }
                    return due;
                });
    }

    @Override
    public Uni<Void> drop(Due timer) {
        return run(DROP, timer, List.of());
    }

    @Override
    public Uni<Void> postpone(Due timer, Duration by) {
        return run(POSTPONE, timer, List.of(Long.toString(by.toMillis())));
    }

    private Uni<Void> run(Script script, Due timer, List<String> more) {
        Keys keys = Keys.of(timer.tenant(), timer.consultation());
        List<String> arguments = new ArrayList<>(List.of(
                member(json, timer.tenant(), timer.consultation(), timer.kind()),
                Long.toString(timer.at().toEpochMilli())));
        arguments.addAll(more);
        return redis.run(script, List.of(keys.timers()), arguments).replaceWithVoid();
    }

    /** What a commit is told of a timer: its time, empty to take it off, and its name. */
    static List<String> set(RecordJson json, Consultation consultation, Timer timer) {
        Instant due = timer.due();
        return List.of(
                due == null ? "" : Long.toString(due.toEpochMilli()),
                member(json, consultation.tenant(), consultation.id(), timer.kind()));
    }

    /** Takes off all timers of a consultation. */
    static Uni<Void> forget(RedisLine redis, RecordJson json, String tenant, String id) {
        List<String> arguments = new ArrayList<>(List.of(Keys.of(tenant, id).timers()));
        Timer.KINDS.forEach(kind -> arguments.add(member(json, tenant, id, kind)));
        return redis.call(Command.ZREM, arguments.toArray(String[]::new)).replaceWithVoid();
    }

    private static String member(RecordJson json, String tenant, String consultation, String kind) {
        return json.write(new Member(tenant, consultation, kind));
    }

    private record Member(String tenant, String consultation, String kind) {}
}
