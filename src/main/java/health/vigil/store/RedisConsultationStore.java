package health.vigil.store;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Timer;
import health.vigil.consultation.Turn;
import health.vigil.platform.Ids;
import health.vigil.platform.RecordJson;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Consultations in Redis: two scripts a turn, each atomic, each safe to run twice. */
@Singleton
final class RedisConsultationStore implements ConsultationStore {
    private static final Duration IDEMPOTENCY_LIFE = Duration.ofHours(24);
    private static final Script CLAIM = Script.load("claim");
    private static final Script COMMIT = Script.load("commit");
    private static final Script RELEASE = Script.load("release");
    private static final Script FIND = Script.load("find");
    private static final Script ERASE = Script.load("erase");
    private static final Script CREATE = Script.load("create");
    private static final Script REMEMBER = Script.load("remember");

    private final RedisLine redis;
    private final ServerTime time;
    private final RecordJson json;
    private final Ids ids;

    RedisConsultationStore(RedisLine redis, ServerTime time, RecordJson json, Ids ids) {
        this.redis = redis;
        this.time = time;
        this.json = json;
        this.ids = ids;
    }

    /** The record is there before its idempotency key, so that whoever finds the key finds the record. */
    @Override
    public Uni<Consultation> create(Consultation fresh, @Nullable String idempotencyKey) {
        String key = idempotencyKey == null ? "" : Keys.idempotency(fresh.tenant(), idempotencyKey);
        Keys keys = Keys.of(fresh.tenant(), fresh.id());
        Uni<Consultation> created = redis.run(CREATE, List.of(keys.record()), List.of(json.write(fresh), key))
                .replaceWith(fresh);
        return key.isEmpty() ? created : created.chain(() -> firstOf(fresh, key, ""));
    }

    private Uni<Consultation> firstOf(Consultation fresh, String key, String gone) {
        List<String> arguments = List.of(fresh.id(), gone, Long.toString(IDEMPOTENCY_LIFE.toSeconds()));
        return redis.run(REMEMBER, List.of(key), arguments).chain(reply -> {
            String first = text(reply);
            if (first.equals(fresh.id())) {
                return Uni.createFrom().item(fresh);
            }
            return find(fresh.tenant(), first)
                    .chain(found -> found.isPresent()
                            ? discard(fresh).replaceWith(found.get().consultation())
                            : firstOf(fresh, key, first));
        });
    }

    private Uni<@Nullable Response> discard(Consultation fresh) {
        return redis.run(ERASE, Keys.of(fresh.tenant(), fresh.id()).all(), List.of());
    }

    @WithSpan("claim")
    @Override
    public Uni<Claim> claim(String tenant, String consultationId, PatientMessage message) {
        Keys keys = Keys.of(tenant, consultationId);
        String words = json.write(message);
        String token = ids.next();
        return Uni.createFrom()
                .deferred(() -> redis.run(
                        CLAIM,
                        List.of(keys.record(), keys.turns(), keys.messages()),
                        List.of(
                                message.id(),
                                Keys.digest(words),
                                words,
                                token,
                                Long.toString(CLAIM_LIFE.toMillis()),
                                time.after(redis.deadline()))))
                .map(reply -> outcome(reply, token))
                // A new master's clock may differ; its answer has set ours, so the second try is judged by it.
                .onFailure(Late.class)
                .retry()
                .atMost(1)
                .onFailure(Late.class)
                .transform(late -> new StoreUnavailable("answered too late"));
    }

    private Claim outcome(@Nullable Response reply, String token) {
        if (reply == null) {
            throw new StoreUnavailable("no reply");
        }
        time.saw(reply.get(1).toLong());
        return switch (text(reply.get(0))) {
            case "granted" -> new Claim.Granted(json.read(text(reply.get(2)), Consultation.class), token);
            case "answered" -> new Claim.Answered(json.read(text(reply.get(2)), Turn.class));
            case "busy" -> new Claim.Busy();
            case "reused" -> new Claim.Reused();
            case "missing" -> new Claim.Missing();
            default -> throw new Late();
        };
    }

    @WithSpan("commit")
    @Override
    public Uni<Void> commit(Claim.Granted claim, Consultation consultation, Turn turn, List<Timer> timers) {
        Keys keys = Keys.of(consultation.tenant(), consultation.id());
        List<String> arguments = new ArrayList<>(List.of(
                claim.token(),
                Integer.toString(turn.number()),
                json.write(consultation),
                json.write(turn),
                turn.message().id(),
                json.write(trace(turn)),
                json.write(new OutboxEntry(consultation.tenant(), consultation.id(), turn.number()))));
        for (Timer timer : timers) {
            Instant due = timer.due();
            arguments.add(due == null ? "" : Long.toString(due.toEpochMilli()));
            arguments.add(json.write(new TimerMember(consultation.tenant(), consultation.id(), timer.kind())));
        }
        List<String> touched = new ArrayList<>(keys.all());
        touched.addAll(List.of(keys.outbox(), keys.timers()));
        return redis.run(COMMIT, touched, arguments)
                .invoke(reply -> {
                    if (!text(reply).equals("done")) {
                        throw new StoreUnavailable("the claim was lost to another");
                    }
                })
                .replaceWithVoid();
    }

    private static AuditEntry trace(Turn turn) {
        return new AuditEntry(
                turn.receivedAt(),
                "patient",
                "turn.committed",
                Map.of(
                        "turn", Integer.toString(turn.number()),
                        "knowledge", turn.assessment().knowledgeVersion(),
                        "level", turn.assessment().level().wire()));
    }

    @Override
    public Uni<Void> release(Claim.Granted claim) {
        Keys keys = Keys.of(claim.consultation().tenant(), claim.consultation().id());
        return redis.run(RELEASE, List.of(keys.record()), List.of(claim.token()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Snapshot>> find(String tenant, String consultationId) {
        Keys keys = Keys.of(tenant, consultationId);
        return redis.run(FIND, List.of(keys.record(), keys.turns()), List.of()).map(reply -> {
            if (reply == null || reply.size() == 0) {
                return Optional.empty();
            }
            List<Turn> turns = new ArrayList<>();
            for (Response turn : reply.get(1)) {
                turns.add(json.read(text(turn), Turn.class));
            }
            return Optional.of(new Snapshot(json.read(text(reply.get(0)), Consultation.class), turns));
        });
    }

    @Override
    public Uni<Boolean> erase(String tenant, String consultationId) {
        return redis.run(ERASE, Keys.of(tenant, consultationId).all(), List.of())
                .chain(reply -> {
                    if (reply == null) {
                        return Uni.createFrom().item(false);
                    }
                    String idempotency = text(reply);
                    return idempotency.equals("none")
                            ? Uni.createFrom().item(true)
                            : redis.delete(idempotency).replaceWith(true);
                });
    }

    /** What followers of the outbox read. */
    private record OutboxEntry(String tenant, String consultation, int turn) {}

    /** What stands in the timers of a partition. */
    private record TimerMember(String tenant, String consultation, String kind) {}

    private static String text(@Nullable Response reply) {
        return reply == null ? "" : reply.toString();
    }

    /** The script ran after we had stopped waiting, or so it seemed by the clock we knew. */
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
