package health.vigil.store;

import health.vigil.consultation.EventLog;
import health.vigil.consultation.Turn;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the events of the turns that were committed, as of one moment. */
@Singleton
final class RedisEventLog implements EventLog {
    private static final Script EVENTS = Script.load("events");
    private static final Script FOLLOW = Script.load("follow");
    private static final Pattern ID = Pattern.compile("\\d{1,9}-\\d{1,9}");

    private final RedisLine redis;
    private final RecordJson json;
    private final MasterKeys masters;

    RedisEventLog(RedisLine redis, RecordJson json, MasterKeys masters) {
        this.redis = redis;
        this.json = json;
        this.masters = masters;
    }

    @Override
    public Uni<Optional<News>> since(String tenant, String consultationId, String eventId) {
        Keys keys = Keys.of(tenant, consultationId);
        String last = ID.matcher(eventId).matches() ? eventId : "";
        return redis.run(EVENTS, List.of(keys.record(), keys.turns()), List.of(last))
                .map(reply -> reply == null || reply.size() == 0
                        ? Optional.empty()
                        : Optional.of(news(tenant, consultationId, reply)));
    }

    @Override
    public Uni<Void> follow(String tenant, String consultationId, String socket) {
        Keys keys = Keys.of(tenant, consultationId);
        return redis.run(FOLLOW, List.of(keys.record()), List.of(socket)).replaceWithVoid();
    }

    private News news(String tenant, String id, Response reply) {
        RecordSeal seal = RecordSeal.of(masters, tenant, id, reply.get(4).toString());
        Map<String, Turn> turns = new HashMap<>();
        Response bodies = reply.get(3);
        for (int i = 0; i < bodies.size(); i += 2) {
            String number = bodies.get(i).toString();
            String body = seal.open("turn:" + number, bodies.get(i + 1).toString());
            turns.put(number, json.read(body, Turn.class));
        }
        List<Happening> happenings = new ArrayList<>();
        Response events = reply.get(2);
        for (int i = 0; i < events.size(); i += 3) {
            Turn turn = Objects.requireNonNull(turns.get(events.get(i + 2).toString()));
            happenings.add(
                    new Happening(events.get(i).toString(), events.get(i + 1).toString(), turn));
        }
        return new News(reply.get(0).toString().equals("known"), reply.get(1).toString(), happenings);
    }
}
