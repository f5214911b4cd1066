package health.vigil.store;

import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.TurnTrace;
import health.vigil.consultation.seal.RecordSealTest;
import health.vigil.platform.Ids;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** The store with whichever master keys a test wants, on the Redis of the service under test. */
abstract class SealedStores {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    static final MasterKeys OLD = RecordSealTest.masters(1);
    static final MasterKeys BOTH = RecordSealTest.masters(2, 1);
    static final MasterKeys NEW = RecordSealTest.masters(2);

    @Inject
    RedisLine line;

    @Inject
    ServerTime time;

    @Inject
    RecordJson json;

    @Inject
    Ids ids;

    @Inject
    RedisOutbox outbox;

    @Inject
    AuditChain chain;

    @Inject
    TurnTrace trace;

    @Inject
    Lifetimes lifetimes;

    @Inject
    Redis redis;

    AuditTrail trail(MasterKeys masters) {
        return new RedisAuditTrail(line, chain, masters);
    }

    ConsultationStore store(MasterKeys masters) {
        RedisAuditTrail trail = new RedisAuditTrail(line, chain, masters);
        return new RedisConsultationStore(
                line,
                time,
                json,
                ids,
                outbox,
                masters,
                lifetimes,
                trace,
                chain,
                new TurnCommit(line, json, trail, chain, trace, masters, lifetimes),
                new Ending(line, json, trail, chain, trace, masters, lifetimes));
    }

    static Turn commit(ConsultationStore store, Consultation consultation, PatientMessage message, int number) {
        Turn turn = Samples.turn(number, message);
        Claim.Granted granted = (Claim.Granted) await(store.claim("default", consultation.id(), message));
        await(store.commit(granted, Samples.consultation(consultation.id(), number), turn, List.of()));
        return turn;
    }

    Response redis(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return await(redis.send(request));
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
