package health.vigil.store;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore.Closing;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.AuditChain.Step;
import health.vigil.consultation.audit.TurnTrace;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Closes a consultation between two turns, or removes it. */
@Singleton
final class Ending {
    private static final Script CLOSE = Script.load("close");
    private static final Script HELD = Script.load("held");
    private static final Script ERASE = Script.load("erase");
    private static final int TRIES = 5;

    private final RedisLine redis;
    private final RecordJson json;
    private final RedisAuditTrail trail;
    private final AuditChain chain;
    private final TurnTrace trace;
    private final MasterKeys masters;
    private final Lifetimes lifetimes;

    Ending(
            RedisLine redis,
            RecordJson json,
            RedisAuditTrail trail,
            AuditChain chain,
            TurnTrace trace,
            MasterKeys masters,
            Lifetimes lifetimes) {
        this.redis = redis;
        this.json = json;
        this.trail = trail;
        this.chain = chain;
        this.trace = trace;
        this.masters = masters;
        this.lifetimes = lifetimes;
    }

    Uni<Closing> close(String tenant, String id, String actor) {
        return close(tenant, id, actor, TRIES);
    }

    private Uni<Closing> close(String tenant, String id, String actor, int tries) {
        Keys keys = Keys.of(tenant, id);
        return redis.run(HELD, List.of(keys.record()), List.of()).chain(reply -> {
            if (reply == null || reply.size() == 0) {
                return Uni.createFrom().item(Closing.MISSING);
            }
            String stored = reply.get(0).toString();
            RecordSeal seal = RecordSeal.of(masters, tenant, id, reply.get(1).toString());
            Consultation open = json.read(seal.open("record", stored), Consultation.class);
            return open.closed()
                    ? Uni.createFrom().item(Closing.CLOSED)
                    : closed(keys, open.close(), stored, seal, actor).chain(outcome -> switch (outcome) {
                        case "done" -> Uni.createFrom().item(Closing.CLOSED);
                        case "busy" -> Uni.createFrom().item(Closing.BUSY);
                        default ->
                            tries > 0
                                    ? close(tenant, id, actor, tries - 1)
                                    : Uni.createFrom().failure(new StoreUnavailable("it changes all the time"));
                    });
        });
    }

    private Uni<String> closed(Keys keys, Consultation after, String before, RecordSeal seal, String actor) {
        String record = json.write(after);
        AuditEntry entry = trace.closed(actor, record);
        OutboxEntry told = OutboxEntry.closed(after, entry.at());
        List<String> touched = new ArrayList<>(keys.all());
        touched.add(keys.outbox());
        return trail.linked("", head -> {
                    Step step = chain.next(after.tenant(), after.id(), head, entry);
                    return redis.keep(
                            CLOSE,
                            touched,
                            List.of(
                                    before,
                                    seal.seal("record", record),
                                    seal.key(),
                                    lifetimes.closed(),
                                    head,
                                    step.link(),
                                    step.head(),
                                    json.write(told.withHead(step.head()))));
                })
                .map(reply -> reply.get(0).toString());
    }

    /** Leaves only the chain; false when there was no such consultation. */
    Uni<Boolean> erase(String tenant, String id, AuditEntry tombstone) {
        Keys keys = Keys.of(tenant, id);
        OutboxEntry told = OutboxEntry.erased(tenant, id, tombstone.at());
        return trail.linked("", head -> {
                    Step step = chain.next(tenant, id, head, tombstone);
                    return redis.keep(
                            ERASE,
                            touched(keys),
                            List.of(
                                    head,
                                    step.link(),
                                    step.head(),
                                    lifetimes.erased(),
                                    json.write(told.withHead(step.head()))));
                })
                .call(() -> RedisDueTimers.forget(redis, json, tenant, id))
                .chain(reply -> {
                    if (reply.get(0).toString().equals("missing")) {
                        return Uni.createFrom().item(false);
                    }
                    String idempotency = reply.get(1).toString();
                    return idempotency.isEmpty()
                            ? Uni.createFrom().item(true)
                            : redis.call(Command.UNLINK, idempotency).replaceWith(true);
                });
    }

    /** Removes one that nobody has seen, chain and all. */
    Uni<Void> discard(Consultation unseen) {
        return redis.keep(ERASE, touched(Keys.of(unseen.tenant(), unseen.id())), List.of())
                .replaceWithVoid();
    }

    private static List<String> touched(Keys keys) {
        List<String> touched = new ArrayList<>(List.of(keys.outbox(), keys.audit()));
        touched.addAll(keys.words());
        return touched;
    }
}
