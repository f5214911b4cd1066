package health.vigil.store;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.Timer;
import health.vigil.consultation.Turn;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.AuditChain.Step;
import health.vigil.consultation.audit.TurnTrace;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Writes a turn and all that belongs to it with one script. */
@Singleton
final class TurnCommit {
    private static final Script COMMIT = Script.load("commit");

    private final RedisLine redis;
    private final RecordJson json;
    private final RedisAuditTrail trail;
    private final AuditChain chain;
    private final TurnTrace trace;
    private final MasterKeys masters;
    private final Lifetimes lifetimes;

    TurnCommit(
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

    /** Fails with {@link StoreUnavailable} when the claim does not hold any more. */
    Uni<Void> commit(Claim.Granted claim, Consultation consultation, Turn turn, List<Timer> timers) {
        Keys keys = Keys.of(consultation.tenant(), consultation.id());
        RecordSeal seal = RecordSeal.of(masters, consultation.tenant(), consultation.id(), claim.key());
        String record = json.write(consultation);
        String text = json.write(turn);
        AuditEntry entry = trace.committed(turn, record, text);
        OutboxEntry told = OutboxEntry.committed(consultation, turn);
        List<String> written = List.of(
                claim.token(),
                Integer.toString(turn.number()),
                seal.seal("record", record),
                seal.seal("turn:" + turn.number(), text),
                turn.message().id(),
                seal.key(),
                lifetimes.open());
        List<String> touched = new ArrayList<>(keys.all());
        touched.addAll(List.of(keys.outbox(), keys.timers()));
        return trail.linked(claim.head(), head -> {
                    Step step = chain.next(consultation.tenant(), consultation.id(), head, entry);
                    List<String> arguments = new ArrayList<>(written);
                    arguments.addAll(List.of(head, step.link(), step.head(), json.write(told.withHead(step.head()))));
                    timers.forEach(timer -> arguments.addAll(RedisDueTimers.set(json, consultation, timer)));
                    return redis.keep(COMMIT, touched, arguments);
                })
                .invoke(reply -> {
                    if (!reply.get(0).toString().equals("done")) {
                        throw new StoreUnavailable("the claim was lost to another");
                    }
                })
                .replaceWithVoid();
    }
}
