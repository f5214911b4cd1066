package health.vigil.store;

import static health.vigil.store.OpenStore.await;
import static health.vigil.store.OpenStore.persist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import health.vigil.platform.redis.RedisCluster;
import health.vigil.platform.redis.RedisNode;
import health.vigil.platform.redis.SentinelGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What befalls an operator's own servers: full, read-only, slow, half-open, without a replica, failing over. */
class RealServersTest {

    @TempDir
    Path folder;

    @Test
    void full_takesNothingMoreAndLosesNothing() throws Exception {
        try (RedisNode node = RedisNode.start(folder, "--maxmemory-policy", "noeviction");
                OpenStore open = OpenStore.on(node.port(), 0)) {
            Consultation consultation = open.create();
            Turn first = open.commit(consultation, Samples.message("one"), 1);
            PatientMessage second = Samples.message("two");
            Claim.Granted granted = open.granted(consultation, second);
            node.call("CONFIG", "SET", "maxmemory", "1");

            assertThatThrownBy(() -> open.commit(granted, second, 2))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage("refused: OOM");
            assertThatThrownBy(open::create)
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage("refused: OOM");
            assertThat(open.turns(consultation)).containsExactly(first);
            node.call("CONFIG", "SET", "maxmemory", "0");

            Turn turn = open.commit(granted, second, 2);
            assertThat(open.turns(consultation)).containsExactly(first, turn);
        }
    }

    @Test
    void readOnly_isRefusedUntilItIsAMaster() throws Exception {
        try (RedisNode master = RedisNode.start(folder);
                RedisNode replica = RedisNode.start(folder);
                OpenStore open = OpenStore.on(replica.port(), 0)) {
            replica.call("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
            assertThatThrownBy(open::create)
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage("refused: READONLY");
            replica.call("REPLICAOF", "NO", "ONE");

            assertThat(open.turns(open.create())).isEmpty();
        }
    }

    @Test
    void slowByHalfASecond_isWaitedForAndLosesNothing() throws Exception {
        try (RedisNode node = RedisNode.start(folder);
                TcpProxy network = new TcpProxy(node.port());
                OpenStore open = OpenStore.on(network.port(), 0)) {
            Consultation consultation = open.create();
            network.delay(Duration.ofMillis(500));

            // a connection more is opened as slowly, so the first answer may come too late
            PatientMessage message = Samples.message("one");
            Claim.Granted granted = (Claim.Granted) persist(open.store().claim("default", consultation.id(), message));
            Turn turn = Samples.turn(1, message);
            persist(open.store().commit(granted, Samples.consultation(consultation.id(), 1), turn, List.of()));

            assertThat(persist(open.store().find("default", consultation.id()))
                            .orElseThrow()
                            .turns())
                    .containsExactly(turn);
        }
    }

    @Test
    void slowerThanTheDeadline_isUnavailableAndTheRetryFindsTheStoredTurn() throws Exception {
        try (RedisNode node = RedisNode.start(folder);
                TcpProxy network = new TcpProxy(node.port());
                OpenStore open = OpenStore.on(network.port(), 0)) {
            Consultation consultation = open.create();
            PatientMessage message = Samples.message("one");
            Claim.Granted granted = open.granted(consultation, message);
            network.delay(Duration.ofMillis(1_500));

            assertThatThrownBy(() -> open.commit(granted, message, 1))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage("no answer within 800 ms");
            network.delay(Duration.ZERO);

            Claim again = persist(
                    open.store().claim("default", consultation.id(), message).invoke(claim -> {
                        if (claim instanceof Claim.Busy) {
                            throw new StoreUnavailable("the commit is still under way");
                        }
                    }));
            assertThat(again).isEqualTo(new Claim.Answered(Samples.turn(1, message)));
        }
    }

    @Test
    void halfOpenConnections_areLeftForNewOnes() throws Exception {
        try (RedisNode node = RedisNode.start(folder);
                TcpProxy network = new TcpProxy(node.port());
                OpenStore open = OpenStore.on(network.port(), 0)) {
            Consultation consultation = open.create();
            Turn first = open.commit(consultation, Samples.message("one"), 1);
            assertThat(open.turns(consultation)).containsExactly(first);
            network.abandonConnections();

            assertThatThrownBy(() -> open.turns(consultation)).isInstanceOf(StoreUnavailable.class);

            assertThat(persist(open.store().find("default", consultation.id()))
                            .orElseThrow()
                            .turns())
                    .containsExactly(first);
        }
    }

    @Test
    void replicaLost_nothingIsAcknowledgedAndTheRetryFindsTheStoredTurn() throws Exception {
        try (RedisNode master = RedisNode.start(folder);
                RedisNode replica = RedisNode.start(folder, "--replicaof", "127.0.0.1 " + master.port());
                OpenStore open = OpenStore.on(master.port(), 1)) {
            Consultation consultation = persist(open.store().create(Samples.consultation(), null));
            PatientMessage message = Samples.message("one");
            Claim.Granted granted = open.granted(consultation, message);
            replica.freeze();

            assertThatThrownBy(() -> open.commit(granted, message, 1))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessage("not on enough replicas");
            assertThatThrownBy(() -> open.claim(consultation, message))
                    .as("stored, but on one server only: not acknowledged")
                    .isInstanceOf(StoreUnavailable.class);
            PatientMessage next = Samples.message("two");
            assertThatThrownBy(() -> open.claim(consultation, next)).isInstanceOf(StoreUnavailable.class);
            replica.thaw();

            assertThat(persist(open.store().claim("default", consultation.id(), message)))
                    .isEqualTo(new Claim.Answered(Samples.turn(1, message)));
            assertThat(open.claim(consultation, next))
                    .as("the claim that was not replicated was given back")
                    .isInstanceOf(Claim.Granted.class);
        }
    }

    @Test
    void I8_sentinelsReplaceAKilledMaster_nothingAcknowledgedIsLost() throws Exception {
        try (SentinelGroup group = SentinelGroup.start(folder);
                OpenStore open = OpenStore.sentinel(
                        group.sentinels().stream().map(RedisNode::uri).toList(), "vigil")) {
            Map<Consultation, Turn> acknowledged = filled(open);
            group.master().kill();

            PatientMessage message = Samples.message("after");
            Consultation consultation = acknowledged.keySet().iterator().next();
            // the new master has no replica, so that a write is found there but not acknowledged
            assertThatThrownBy(() -> open.claim(consultation, message)).isInstanceOf(StoreUnavailable.class);
            acknowledged.forEach((one, turn) -> assertThat(persist(open.store().find("default", one.id()))
                            .orElseThrow()
                            .turns())
                    .containsExactly(turn));
            group.master().restart();

            assertThat(persist(open.store().claim("default", consultation.id(), message)))
                    .isInstanceOf(Claim.Granted.class);
        }
    }

    @Test
    void I8_clusterReplacesAKilledMaster_nothingAcknowledgedIsLost() throws Exception {
        try (RedisCluster cluster = RedisCluster.start(folder, Duration.ofSeconds(1));
                OpenStore open = OpenStore.cluster(
                        cluster.nodes().stream().map(RedisNode::uri).toList())) {
            Map<Consultation, Turn> acknowledged = filled(open);
            RedisNode killed = cluster.masters().get(0);
            killed.kill();

            acknowledged.forEach((one, turn) -> assertThat(persist(open.store().find("default", one.id()))
                            .orElseThrow()
                            .turns())
                    .containsExactly(turn));
            killed.restart();
            List<Turn> seconds = new ArrayList<>();
            acknowledged.forEach((one, turn) -> {
                PatientMessage message = Samples.message("two");
                Claim.Granted granted = (Claim.Granted) persist(open.store().claim("default", one.id(), message));
                Turn second = Samples.turn(2, message);
                persist(open.store().commit(granted, Samples.consultation(one.id(), 2), second, List.of()));
                seconds.add(second);
            });
            assertThat(acknowledged.keySet())
                    .flatExtracting(open::turns)
                    .containsAll(seconds)
                    .containsAll(acknowledged.values());
            assertThat(await(open.store()
                            .erase(
                                    "default",
                                    acknowledged.keySet().iterator().next().id(),
                                    new AuditEntry(Instant.now(), "patient", AuditEntry.ERASED, Map.of()))))
                    .isTrue();
        }
    }

    /** Enough to lie on every master. */
    private static Map<Consultation, Turn> filled(OpenStore open) {
        Map<Consultation, Turn> acknowledged = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            Consultation consultation = open.create();
            acknowledged.put(consultation, open.commit(consultation, Samples.message("one"), 1));
        }
        return acknowledged;
    }
}
