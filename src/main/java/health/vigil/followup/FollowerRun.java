package health.vigil.followup;

import health.vigil.consultation.Follower;
import health.vigil.consultation.Outbox;
import health.vigil.consultation.Outbox.Item;
import health.vigil.consultation.Outbox.Reader;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** One follower's way through the partitions: a few at once, each in order; one that failed is tried again later. */
final class FollowerRun {
    private static final Logger LOG = Logger.getLogger(FollowerRun.class);
    private static final int AT_ONCE = 8;
    private static final int BATCH = 32;
    private static final int LONGEST_PAUSE = 64;

    private final Outbox outbox;
    private final Follower follower;
    private final String owner;
    private final Clock clock;

    private final Set<Integer> waiting = new LinkedHashSet<>();
    private final Set<Integer> running = new LinkedHashSet<>();
    private final Map<Integer, Pause> pauses = new HashMap<>();
    private final Map<Integer, Instant> oldest = new HashMap<>();
    private boolean stopped;
    private boolean failing;

    /** Of a partition that another reads, or whose entry was not taken: how many ticks it still rests, and rested last. */
    private record Pause(int left, int length) {}

    private enum End {
        DRAINED,
        ELSEWHERE,
        FAILED
    }

    FollowerRun(Outbox outbox, Follower follower, String owner, Clock clock) {
        this.outbox = outbox;
        this.follower = follower;
        this.owner = owner;
        this.clock = clock;
    }

    String name() {
        return follower.name();
    }

    /** Age of the oldest entry at hand that was not taken yet, in seconds. */
    synchronized double lagSeconds() {
        return oldest.values().stream()
                .min(Instant::compareTo)
                .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }

    /** There may be something in it. A partition that rests after a failure keeps resting. */
    synchronized void offer(int partition) {
        if (!pauses.containsKey(partition)) {
            waiting.add(partition);
            startNext();
        }
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized void tick() {
        for (var rest : List.copyOf(pauses.entrySet())) {
            Pause pause = rest.getValue();
            if (pause.left() == 0) {
                continue;
            }
            pauses.put(rest.getKey(), new Pause(pause.left() - 1, pause.length()));
            if (pause.left() == 1) {
                waiting.add(rest.getKey());
            }
        }
        startNext();
    }

    private void startNext() {
        for (Integer partition : List.copyOf(waiting)) {
            if (stopped || running.size() >= AT_ONCE) {
                return;
            }
            if (!running.contains(partition)) {
                waiting.remove(partition);
                running.add(partition);
                drain(new Reader(partition, follower.name(), owner))
                        .onFailure()
                        .recoverWithItem(this::failed)
                        .subscribe()
                        .with(end -> ended(partition, end));
            }
        }
    }

    private synchronized void ended(int partition, End end) {
        running.remove(partition);
        if (end == End.DRAINED) {
            pauses.remove(partition);
        } else {
            Pause before = pauses.get(partition);
            int length = end == End.ELSEWHERE || before == null ? 2 : Math.min(2 * before.length(), LONGEST_PAUSE);
            pauses.put(partition, new Pause(length, length));
        }
        if (end != End.FAILED) {
            oldest.remove(partition);
        }
        if (end == End.DRAINED && failing && oldest.isEmpty()) {
            failing = false;
            LOG.infof("%s takes entries again", follower.name());
        }
        startNext();
    }

    private Uni<End> drain(Reader reader) {
        return outbox.lease(reader, BATCH)
                .chain(items -> items.map(found -> found.isEmpty()
                                ? outbox.release(reader).replaceWith(End.DRAINED)
                                : followed(reader, found))
                        .orElseGet(() -> Uni.createFrom().item(End.ELSEWHERE)));
    }

    private Uni<End> followed(Reader reader, List<Item> items) {
        Uni<Boolean> ours = Uni.createFrom().item(true);
        for (Item item : items) {
            ours = ours.chain(
                    held -> held ? followed(reader, item) : Uni.createFrom().item(false));
        }
        return ours.chain(held -> {
                    if (held && isStopped()) {
                        return outbox.release(reader).replaceWith(End.ELSEWHERE);
                    }
                    return held ? drain(reader) : Uni.createFrom().item(End.ELSEWHERE);
                })
                .onFailure()
                .call(failure -> outbox.release(reader).onFailure().recoverWithNull());
    }

    private Uni<Boolean> followed(Reader reader, Item item) {
        atHand(reader.partition(), item);
        return Uni.createFrom()
                .deferred(() -> follower.follow(item.entry()))
                .ifNoItem()
                .after(Outbox.PATIENCE)
                .fail()
                .chain(() -> outbox.pass(reader, item));
    }

    private synchronized void atHand(int partition, Item item) {
        oldest.put(partition, item.entry().at());
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Said once until it works again, and only by its kind: a message may quote what was handed over (I7). */
    private synchronized End failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warnf(
                    "%s takes no entries (%s): tried again until it does",
                    follower.name(), failure.getClass().getSimpleName());
        }
        return End.FAILED;
    }
}
