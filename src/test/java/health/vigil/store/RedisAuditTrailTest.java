package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.Turn;
import health.vigil.consultation.audit.AuditChain;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The chain beside its consultation, in a real Redis. */
@QuarkusTest
class RedisAuditTrailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    ConsultationStore store;

    @Inject
    Redis redis;

    @Inject
    AuditTrail trail;

    @Inject
    AuditChain chain;

    @Test
    void erased_leavesOnlyTheChain() {
        String key = UUID.randomUUID().toString();
        Consultation consultation = await(store.create(Samples.consultation(), key));
        commit(consultation, Samples.message("one"), 1);

        assertThat(await(store.erase("default", consultation.id(), Samples.tombstone())))
                .isTrue();

        Response left = redis(Command.KEYS, "*" + consultation.id() + "*");
        String chained = Keys.of("default", consultation.id()).audit();
        assertThat(left).hasSize(1).first().hasToString(chained);
        assertThat(redis(Command.PTTL, chained).toLong()).isPositive();
        assertThat(redis(Command.EXISTS, Keys.idempotency("default", key)).toInteger())
                .isZero();
        assertThat(find(consultation)).isEmpty();
        StoredRecord stored = await(trail.read("default", consultation.id()));
        assertThat(chain.check(stored).isWhole()).isTrue();
        assertThat(stored.links().getLast()).contains("consultation.erased", "proof-1");
        assertThat(await(store.erase("default", consultation.id(), Samples.tombstone())))
                .isFalse();
    }

    @Test
    void readingBetweenClaimAndCommit_leavesNoGapInTheChain() {
        Consultation consultation = created();
        PatientMessage message = Samples.message("one");
        Claim.Granted granted = granted(claim(consultation, message));
        await(trail.append("default", consultation.id(), Samples.reading()));

        await(store.commit(granted, Samples.consultation(consultation.id(), 1), Samples.turn(1, message), List.of()));

        StoredRecord stored = await(trail.read("default", consultation.id()));
        assertThat(chain.check(stored).problems()).isEmpty();
        assertThat(stored.links()).hasSize(3);
        assertThat(stored.links().get(1)).contains("assessment.read");
        assertThat(stored.links().get(2)).contains("turn.committed");
    }

    @Test
    void manyReadingsAtOnceWithTurns_leaveAWholeChain() {
        Consultation consultation = created();
        Uni<List<Boolean>> readings = Multi.createFrom()
                .range(0, 12)
                .onItem()
                .transformToUniAndMerge(i -> trail.append("default", consultation.id(), Samples.reading())
                        .replaceWith(true))
                .collect()
                .asList();
        CompletableFuture<List<Boolean>> running =
                readings.subscribeAsCompletionStage().toCompletableFuture();
        commit(consultation, Samples.message("one"), 1);
        commit(consultation, Samples.message("two"), 2);
        running.join();

        StoredRecord stored = await(trail.read("default", consultation.id()));
        assertThat(chain.check(stored).problems()).isEmpty();
        assertThat(stored.links()).hasSize(15);
    }

    @Test
    void commit_hasTheHeadInItsOutboxEntry() {
        Consultation consultation = created();
        commit(consultation, Samples.message("one"), 1);

        Response last =
                redis(Command.XREVRANGE, Keys.of("default", consultation.id()).outbox(), "+", "-", "COUNT", "1");

        assertThat(last.get(0).get(1).get(1).toString())
                .contains(await(trail.read("default", consultation.id())).head());
    }

    @Test
    void nowhere_leavesNoChain() {
        Consultation nowhere = Samples.consultation();

        await(trail.append("default", nowhere.id(), Samples.reading()));

        assertThat(await(trail.read("default", nowhere.id())).isMissing()).isTrue();
    }

    private Consultation created() {
        return await(store.create(Samples.consultation(), null));
    }

    private Claim claim(Consultation consultation, PatientMessage message) {
        return await(store.claim("default", consultation.id(), message));
    }

    private Turn commit(Consultation consultation, PatientMessage message, int number) {
        Turn turn = Samples.turn(number, message);
        Claim.Granted granted = granted(claim(consultation, message));
        await(store.commit(granted, Samples.consultation(consultation.id(), number), turn, List.of()));
        return turn;
    }

    private static Claim.Granted granted(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return (Claim.Granted) claim;
    }

    private Optional<Snapshot> find(Consultation consultation) {
        return await(store.find("default", consultation.id()));
    }

    private Response redis(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return await(redis.send(request));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
