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
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.Ids;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Consultations in Redis: two scripts a turn, each atomic, each safe to run twice. */
@Singleton
final class RedisConsultationStore implements ConsultationStore {
    private static final Duration IDEMPOTENCY_LIFE = Duration.ofHours(24);
    private static final Script CLAIM = Script.load("claim");
    private static final Script RELEASE = Script.load("release");
    private static final Script FIND = Script.load("find");
    private static final Script CREATE = Script.load("create");
    private static final Script REMEMBER = Script.load("remember");

    private final RedisLine redis;
    private final ServerTime time;
    private final RecordJson json;
    private final Ids ids;
    private final RedisOutbox outbox;
    private final MasterKeys masters;
    private final Lifetimes lifetimes;
    private final TurnTrace trace;
    private final AuditChain chain;
    private final TurnCommit turns;
    private final Ending ending;

    RedisConsultationStore(
            RedisLine redis,
            ServerTime time,
            RecordJson json,
            Ids ids,
            RedisOutbox outbox,
            MasterKeys masters,
            Lifetimes lifetimes,
            TurnTrace trace,
            AuditChain chain,
            TurnCommit turns,
            Ending ending) {
        this.redis = redis;
        this.time = time;
        this.json = json;
        this.ids = ids;
        this.outbox = outbox;
        this.masters = masters;
        this.lifetimes = lifetimes;
        this.trace = trace;
        this.chain = chain;
        this.turns = turns;
        this.ending = ending;
    }

    /** The record is there before its idempotency key, so that whoever finds the key finds the record. */
    @Override
    public Uni<Consultation> create(Consultation fresh, @Nullable String idempotencyKey) {
        String key = idempotencyKey == null ? "" : Keys.idempotency(fresh.tenant(), idempotencyKey);
        Keys keys = Keys.of(fresh.tenant(), fresh.id());
        String record = json.write(fresh);
        Step first = chain.next(fresh.tenant(), fresh.id(), "", trace.opened(fresh, record));
        String told = json.write(OutboxEntry.opened(fresh).withHead(first.head()));
        RecordSeal seal = RecordSeal.fresh(masters, fresh.tenant(), fresh.id());
        Uni<Consultation> created = redis.keep(
                        CREATE,
                        List.of(keys.record(), keys.audit(), keys.outbox()),
                        List.of(
                                seal.seal("record", record),
                                key,
                                seal.key(),
                                lifetimes.open(),
                                first.link(),
                                first.head(),
                                told))
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
                            ? ending.discard(fresh).replaceWith(found.get().consultation())
                            : firstOf(fresh, key, first));
        });
    }

    @WithSpan("claim")
    @Override
    public Uni<Claim> claim(String tenant, String consultationId, PatientMessage message) {
        Keys keys = Keys.of(tenant, consultationId);
        String words = json.write(message);
        // Sealed by themselves: the consultation's own data key is known only with the answer.
        RecordSeal seal = RecordSeal.fresh(masters, tenant, consultationId);
        String sealed = seal.key() + " " + seal.seal("words:" + message.id(), words);
        String token = ids.next();
        return Uni.createFrom()
                .deferred(() -> redis.keep(
                        CLAIM,
                        keys.all(),
                        List.of(
                                message.id(),
                                masters.isOn() ? String.join(" ", masters.digests(words)) : Keys.digest(words),
                                sealed,
                                token,
                                Long.toString(CLAIM_LIFE.toMillis()),
                                time.after(redis.deadline())),
                        () -> released(keys, token)))
                .map(reply -> outcome(tenant, consultationId, reply, token))
                // A new master's clock may differ; its answer has set ours, so the second try is judged by it.
                .onFailure(Late.class)
                .retry()
                .atMost(1)
                .onFailure(Late.class)
                .transform(late -> new StoreUnavailable("answered too late"));
    }

    private Claim outcome(String tenant, String id, @Nullable Response reply, String token) {
        if (reply == null) {
            throw new StoreUnavailable("no reply");
        }
        Instant now = time.saw(reply.get(1).toLong());
        return switch (text(reply.get(0))) {
            case "granted" -> {
                String key = text(reply.get(4));
                String record = RecordSeal.of(masters, tenant, id, key).open("record", text(reply.get(2)));
                yield new Claim.Granted(json.read(record, Consultation.class), token, now, text(reply.get(3)), key);
            }
            case "answered" -> {
                RecordSeal seal = RecordSeal.of(masters, tenant, id, text(reply.get(3)));
                String turn = seal.open("turn:" + text(reply.get(4)), text(reply.get(2)));
                yield new Claim.Answered(json.read(turn, Turn.class));
            }
            case "busy" -> new Claim.Busy();
            case "reused" -> new Claim.Reused();
            case "missing" -> new Claim.Missing();
            default -> throw new Late();
        };
    }

    @WithSpan("commit")
    @Override
    public Uni<Void> commit(Claim.Granted claim, Consultation consultation, Turn turn, List<Timer> timers) {
        return turns.commit(claim, consultation, turn, timers)
                .invoke(() -> outbox.mark(Keys.of(consultation.tenant(), consultation.id())));
    }

    @Override
    public Uni<Closing> close(String tenant, String consultationId, String actor) {
        return ending.close(tenant, consultationId, actor).invoke(() -> outbox.mark(Keys.of(tenant, consultationId)));
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
            RecordSeal seal = RecordSeal.of(masters, tenant, consultationId, text(reply.get(1)));
            List<Turn> found = new ArrayList<>();
            for (Response turn : reply.get(2)) {
                found.add(json.read(seal.open("turn:" + (found.size() + 1), text(turn)), Turn.class));
            }
            String record = seal.open("record", text(reply.get(0)));
            return Optional.of(new Snapshot(json.read(record, Consultation.class), found));
        });
    }

    @Override
    public Uni<Boolean> erase(String tenant, String consultationId, AuditEntry tombstone) {
        return ending.erase(tenant, consultationId, tombstone)
                .invoke(() -> outbox.mark(Keys.of(tenant, consultationId)));
    }

    private static String text(@Nullable Response reply) {
        return reply == null ? "" : reply.toString();
    }

    /** The script ran after we had stopped waiting, or so it seemed by the clock we knew. */
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
