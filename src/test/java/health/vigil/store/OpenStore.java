package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.AuditKey;
import health.vigil.consultation.audit.TurnTrace;
import health.vigil.platform.DataFolder;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.NetClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The store on servers of a test, without the service around it, with the service's settings of its client. */
final class OpenStore implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;
    private final ConsultationStore store;

    private OpenStore(RedisOptions options, int replicas) {
        options.setMaxPoolSize(32).setMaxPoolWaiting(512);
        options.setNetClientOptions(new NetClientOptions()
                .setConnectTimeout(500)
                .setReadIdleTimeout(5)
                .setTcpNoDelay(true));
        redis = Redis.createClient(vertx, options);
        RedisLine line = new RedisLine(
                redis, () -> replicas, options.getType() != RedisClientType.STANDALONE, Duration.ofMillis(800));
        RecordJson json = new RecordJson();
        AuditChain chain = new AuditChain(
                new AuditKey(Optional.of("a key of the tests that is long enough"), new DataFolder(Path.of("none"))),
                json);
        MasterKeys masters = MasterKeys.none();
        Lifetimes lifetimes = new Lifetimes(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));
        RedisAuditTrail trail = new RedisAuditTrail(line, chain, masters);
        TurnTrace trace = new TurnTrace(chain, Clock.systemUTC());
        store = new RedisConsultationStore(
                line,
                new ServerTime(),
                json,
                () -> UUID.randomUUID().toString(),
                new RedisOutbox(line, json, Duration.ofDays(1)),
                masters,
                lifetimes,
                trace,
                chain,
                new TurnCommit(line, json, trail, chain, trace, masters, lifetimes),
                new Ending(line, json, trail, chain, trace, masters, lifetimes));
    }

    /** Connected, and its scripts known: what a service does before it is ready. */
    private OpenStore warm() {
        PatientMessage message = Samples.message("warm");
        Consultation consultation = persist(store.create(Samples.consultation(), null));
        Claim.Granted granted = (Claim.Granted) persist(store.claim("default", consultation.id(), message));
        persist(store.commit(granted, Samples.consultation(consultation.id(), 1), Samples.turn(1, message), List.of()));
        persist(store.find("default", consultation.id()));
        return this;
    }

    static OpenStore on(int port, int replicas) {
        return new OpenStore(new RedisOptions().setConnectionString("redis://127.0.0.1:" + port), replicas).warm();
    }

    static OpenStore sentinel(List<URI> sentinels, String master) {
        RedisOptions options =
                new RedisOptions().setType(RedisClientType.SENTINEL).setMasterName(master);
        sentinels.forEach(uri -> options.addConnectionString(uri.toString()));
        return new OpenStore(options, 1).warm();
    }

    static OpenStore cluster(List<URI> nodes) {
        RedisOptions options = new RedisOptions().setType(RedisClientType.CLUSTER);
        nodes.forEach(uri -> options.addConnectionString(uri.toString()));
        return new OpenStore(options, 1).warm();
    }

    ConsultationStore store() {
        return store;
    }

    Consultation create() {
        return await(store.create(Samples.consultation(), null));
    }

    Claim claim(Consultation consultation, PatientMessage message) {
        return await(store.claim("default", consultation.id(), message));
    }

    Claim.Granted granted(Consultation consultation, PatientMessage message) {
        Claim claim = claim(consultation, message);
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return (Claim.Granted) claim;
    }

    Turn commit(Consultation consultation, PatientMessage message, int number) {
        return commit(granted(consultation, message), message, number);
    }

    Turn commit(Claim.Granted granted, PatientMessage message, int number) {
        Turn turn = Samples.turn(number, message);
        String id = granted.consultation().id();
        await(store.commit(granted, Samples.consultation(id, number), turn, List.of()));
        return turn;
    }

    List<Turn> turns(Consultation consultation) {
        return await(store.find("default", consultation.id())).orElseThrow().turns();
    }

    /** Tried again as a client does, until the store takes it. */
    static <T> T persist(Uni<T> write) {
        return await(write.onFailure(StoreUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(50), Duration.ofMillis(200))
                .expireIn(PATIENCE.toMillis()));
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        redis.close();
        vertx.close().await().atMost(PATIENCE);
    }
}
