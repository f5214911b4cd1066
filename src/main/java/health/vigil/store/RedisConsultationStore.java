package health.vigil.store;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Timer;
import health.vigil.consultation.Turn;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.AuditChain.Step;
import health.vigil.consultation.audit.TurnTrace;
import health.vigil.platform.Ids;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    private final RedisOutbox outbox;
    private final RedisAuditTrail trail;
    private final AuditChain chain;
    private final TurnTrace trace;
    private final Duration retention;

    /** @param retention how long the chain of an erased consultation is kept */
    RedisConsultationStore(
            RedisLine redis,
            ServerTime time,
            RecordJson json,
            Ids ids,
            RedisOutbox outbox,
            RedisAuditTrail trail,
            AuditChain chain,
            TurnTrace trace,
            @ConfigProperty(name = "vigil.audit.retention", defaultValue = "5475d") Duration retention) {
        this.redis = redis;
        this.time = time;
        this.json = json;
        this.ids = ids;
        this.outbox = outbox;
        this.trail = trail;
        this.chain = chain;
        this.trace = trace;
        this.retention = retention;
    }

    /** The record is there before its idempotency key, so that whoever finds the key finds the record. */
    @Override
    public Uni<Consultation> create(Consultation fresh, @Nullable String idempotencyKey) {
        String key = idempotencyKey == null ? "" : Keys.idempotency(fresh.tenant(), idempotencyKey);
        Keys keys = Keys.of(fresh.tenant(), fresh.id());
        String record = json.write(fresh);
        Step first = chain.next(fresh.tenant(), fresh.id(), "", trace.opened(fresh, record));
        String told = json.write(OutboxEntry.opened(fresh).withHead(first.head()));
        Uni<Consultation> created = redis.keep(
                        CREATE,
                        List.of(keys.record(), keys.audit(), keys.outbox()),
                        List.of(record, key, first.link(), first.head(), told))
                .invoke(() -> outbox.mark(keys))
                .replaceWith(fresh);
        return key.isEmpty() ? created : created.chain(() -> firstOf(fresh, key, ""));
    }

    private Uni<Consultation> firstOf(Consultation fresh, String key, String gone) {
        List<String> arguments = List.of(fresh.id(), gone, Long.toString(IDEMPOTENCY_LIFE.toSeconds()));
        return redis.keep(REMEMBER, List.of(key), arguments).chain(reply -> {
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
        return redis.run(ERASE, erased(Keys.of(fresh.tenant(), fresh.id())), List.of());
    }

    @Override
    public Uni<Claim> claim(String tenant, String consultationId, PatientMessage message) {
        Keys keys = Keys.of(tenant, consultationId);
        String words = json.write(message);
        String token = ids.next();
        return Uni.createFrom()
                .deferred(() -> redis.keep(
                        CLAIM,
                        List.of(keys.record(), keys.turns(), keys.messages(), keys.audit()),
                        List.of(
                                message.id(),
                                Keys.digest(words),
                                words,
                                token,
                                Long.toString(CLAIM_LIFE.toMillis()),
                                time.after(redis.deadline())),
                        () -> released(keys, token)))
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
        Instant now = time.saw(reply.get(1).toLong());
        return switch (text(reply.get(0))) {
            case "granted" ->
                new Claim.Granted(
                        json.read(text(reply.get(2)), Consultation.class), token, now, text(reply.get(3)), "");
            case "answered" -> new Claim.Answered(json.read(text(reply.get(2)), Turn.class));
            case "busy" -> new Claim.Busy();
            case "reused" -> new Claim.Reused();
            case "missing" -> new Claim.Missing();
            default -> throw new Late();
        };
    }

    @Override
    public Uni<Void> commit(Claim.Granted claim, Consultation consultation, Turn turn, List<Timer> timers) {
        Keys keys = Keys.of(consultation.tenant(), consultation.id());
        String record = json.write(consultation);
        String text = json.write(turn);
        AuditEntry entry = trace.committed(turn, record, text);
        OutboxEntry told = OutboxEntry.committed(consultation, turn);
        List<String> touched = new ArrayList<>(keys.all());
        touched.addAll(List.of(keys.outbox(), keys.timers()));
        return trail.linked(claim.head(), head -> {
                    Step step = chain.next(consultation.tenant(), consultation.id(), head, entry);
                    List<String> arguments = new ArrayList<>(List.of(
                            claim.token(),
                            Integer.toString(turn.number()),
                            record,
                            text,
                            turn.message().id(),
                            head,
                            step.link(),
                            step.head(),
                            json.write(told.withHead(step.head()))));
                    timers.forEach(timer -> arguments.addAll(RedisDueTimers.set(json, consultation, timer)));
                    return redis.keep(COMMIT, touched, arguments);
                })
                .invoke(reply -> {
                    if (!text(reply.get(0)).equals("done")) {
                        throw new StoreUnavailable("the claim was lost to another");
                    }
                    outbox.mark(keys);
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> release(Claim.Granted claim) {
        Keys keys = Keys.of(claim.consultation().tenant(), claim.consultation().id());
        return released(keys, claim.token()).replaceWithVoid();
    }

    private Uni<@Nullable Response> released(Keys keys, String token) {
        return redis.run(RELEASE, List.of(keys.record()), List.of(token));
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
    public Uni<Boolean> erase(String tenant, String consultationId, AuditEntry tombstone) {
        Keys keys = Keys.of(tenant, consultationId);
        OutboxEntry told = OutboxEntry.erased(tenant, consultationId, tombstone.at());
        return trail.linked("", head -> {
                    Step step = chain.next(tenant, consultationId, head, tombstone);
                    return redis.keep(
                            ERASE,
                            erased(keys),
                            List.of(
                                    head,
                                    step.link(),
                                    step.head(),
                                    Long.toString(retention.toMillis()),
                                    json.write(told.withHead(step.head()))));
                })
                .invoke(() -> outbox.mark(keys))
                .call(() -> RedisDueTimers.forget(redis, json, tenant, consultationId))
                .chain(reply -> {
                    if (text(reply.get(0)).equals("missing")) {
                        return Uni.createFrom().item(false);
                    }
                    String idempotency = text(reply.get(1));
                    return idempotency.isEmpty()
                            ? Uni.createFrom().item(true)
                            : redis.call(Command.UNLINK, idempotency).replaceWith(true);
                });
    }

    private static List<String> erased(Keys keys) {
        List<String> touched = new ArrayList<>(List.of(keys.outbox(), keys.audit()));
        touched.addAll(keys.words());
        return touched;
    }

    private static String text(@Nullable Response reply) {
        return reply == null ? "" : reply.toString();
    }

    /** The script ran after we had stopped waiting, or so it seemed by the clock we knew. */
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
