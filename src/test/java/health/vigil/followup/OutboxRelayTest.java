package health.vigil.followup;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.Follower;
import health.vigil.consultation.Outbox;
import health.vigil.consultation.Outbox.Item;
import health.vigil.consultation.Outbox.Reader;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.OutboxEntry.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real consultations over HTTP, a real Redis, and followers that take, refuse, hang and die. */
@QuarkusTest
class OutboxRelayTest {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final int SWEPT_A_TICK = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;

    @Inject
    Redis redis;

    private final List<OutboxRelay> relays = new ArrayList<>();
    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @AfterEach
    void noRelayIsLeft() {
        relays.forEach(OutboxRelay::stop);
    }

    @Test
    void consultation_isFollowedFromItsOpeningToItsErasure() throws Exception {
        Recorder recorder = new Recorder();
        relay(recorder);
        Opened consultation = talk(2);
        api.delete(consultation.path(), consultation.token());

        await(() -> recorder.of(consultation).size() >= 4);

        assertThat(recorder.of(consultation))
                .extracting(OutboxEntry::kind)
                .containsExactly(Kind.OPENED, Kind.TURN, Kind.TURN, Kind.ERASED);
        assertThat(recorder.of(consultation)).extracting(OutboxEntry::turn).containsExactly(0, 1, 2, 0);
    }

    @Test
    void manyRelays_handOverEachEntryOnceAndInOrder() throws Exception {
        Recorder recorder = new Recorder();
        relay(recorder);
        relay(recorder);
        relay(recorder);
        List<Opened> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(talk(3));
        }

        await(() -> all.stream().allMatch(it -> recorder.of(it).size() >= 4));

        assertThat(all)
                .allSatisfy(it -> assertThat(recorder.of(it))
                        .extracting(OutboxEntry::turn)
                        .containsExactly(0, 1, 2, 3));
    }

    @Test
    void followerThatIsDown_holdsUpNoOtherAndResumes() throws Exception {
        Recorder up = new Recorder();
        Recorder down = new Recorder();
        Opened consultation = talk(2);
        // what others left in the same partition is taken: only this one's entries are refused
        down.refusing = consultation.id();
        relay(up, down);

        await(() -> up.of(consultation).size() == 3);
        await(() -> down.refused);
        assertThat(down.of(consultation)).isEmpty();
        down.refusing = "";

        await(() -> down.of(consultation).size() == 3);
        assertThat(down.of(consultation)).extracting(OutboxEntry::turn).containsExactly(0, 1, 2);
    }

    @Test
    void relayThatDied_isTakenOverWhenItsLeaseEnds() throws Exception {
        Recorder recorder = new Recorder();
        Opened consultation = talk(1);
        int partition = partitionOf(consultation);
        var dead = new Reader(partition, recorder.name(), "dead");
        assertThat(outbox.lease(dead, 100).await().atMost(PATIENCE)).isPresent();
        Opened other = talkOutside(partition);
        relay(recorder);
        await(() -> recorder.of(other).size() == 2);
        assertThat(recorder.of(consultation)).isEmpty();

        // what the end of the lease does
        outbox.release(dead).await().atMost(PATIENCE);

        await(() -> recorder.of(consultation).size() == 2);
    }

    @Test
    void whatAllHavePassed_isDropped() throws Exception {
        Recorder recorder = new Recorder();
        Opened consultation = talk(1);
        int partition = partitionOf(consultation);
        // followers of other tests that are gone would hold it for a day
        redis.send(Request.cmd(Command.DEL).arg("{p" + partition + "}:places"))
                .await()
                .atMost(PATIENCE);
        relay(recorder);
        await(() -> recorder.of(consultation).size() == 2);

        await(() -> left(partition, recorder) == 0);
    }

    @Test
    void whatAFollowerHasNotTaken_isKept() throws Exception {
        Recorder down = new Recorder();
        Opened consultation = talk(1);
        int partition = partitionOf(consultation);

        assertThat(left(partition, down)).isGreaterThanOrEqualTo(2);
    }

    private void relay(Follower... followers) {
        String owner = UUID.randomUUID().toString();
        OutboxRelay relay = new OutboxRelay(
                outbox, List.of(followers), owner, Clock.systemUTC(), new SimpleMeterRegistry(), SWEPT_A_TICK);
        relays.add(relay);
        relay.start(TICK);
    }

    private Opened talk(int turns) throws Exception {
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        for (int i = 0; i < turns; i++) {
            assertThat(api.say(consultation, "I have had a cough for two days").status())
                    .isEqualTo(201);
        }
        return consultation;
    }

    private Opened talkOutside(int partition) throws Exception {
        Opened consultation = talk(1);
        return partitionOf(consultation) == partition ? talkOutside(partition) : consultation;
    }

    /** Looked for as a follower of its own. */
    private int partitionOf(Opened consultation) {
        for (int partition = 0; partition < Outbox.PARTITIONS; partition++) {
            var probe = new Reader(partition, "probe" + UUID.randomUUID(), "test");
            List<Item> items =
                    outbox.lease(probe, 10_000).await().atMost(PATIENCE).orElseThrow();
            if (items.stream().anyMatch(item -> item.entry().consultation().equals(consultation.id()))) {
                return partition;
            }
        }
        throw new AssertionError("no entry of the consultation");
    }

    private int left(int partition, Follower follower) {
        return outbox.sweep(partition, Set.of(follower.name())).await().atMost(PATIENCE);
    }

    private static void await(BooleanSupplier come) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Keeps what it is told, and refuses what is of one consultation. */
    private static final class Recorder implements Follower {
        private final String name = "recorder-" + UUID.randomUUID();
        private final Queue<OutboxEntry> taken = new ConcurrentLinkedQueue<>();
        private volatile String refusing = "";
        private volatile boolean refused;

        @Override
        public String name() {
            return name;
        }

        @Override
        public Uni<Void> follow(OutboxEntry entry) {
            if (entry.consultation().equals(refusing)) {
                refused = true;
                return Uni.createFrom().failure(new IllegalStateException("down"));
            }
            taken.add(entry);
            return Uni.createFrom().voidItem();
        }

        List<OutboxEntry> of(Opened consultation) {
            return taken.stream()
                    .filter(entry -> entry.consultation().equals(consultation.id()))
                    .toList();
        }
    }
}
