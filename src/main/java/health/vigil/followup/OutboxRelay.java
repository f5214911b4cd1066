package health.vigil.followup;

import health.vigil.consultation.Follower;
import health.vigil.consultation.Outbox;
import health.vigil.followup.webhook.Webhooks;
import health.vigil.platform.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands the entries of the outbox to their followers. Twice a second it asks which partitions were written to, and
 * looks into a few more, so that within half a minute each was looked into: an entry whose reader died is found there.
 */
@Singleton
final class OutboxRelay {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int SWEPT_A_TICK = 4;

    private final Outbox outbox;
    private final List<FollowerRun> runs;
    private final Set<String> names;
    private final int sweptATick;
    private int nextSwept;
    private @Nullable Cancellable ticking;

    @Inject
    OutboxRelay(
            Outbox outbox,
            @All List<Follower> followers,
            Webhooks webhooks,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this(
                outbox,
                Stream.concat(followers.stream(), webhooks.followers().stream()).toList(),
                ids.next(),
                clock,
                meters,
                SWEPT_A_TICK);
    }

    /** @param owner of the leases, another for each relay */
    OutboxRelay(
            Outbox outbox, List<Follower> followers, String owner, Clock clock, MeterRegistry meters, int sweptATick) {
        List<Follower> active = followers.stream().filter(Follower::isOn).toList();
        this.outbox = outbox;
        this.names = active.stream().map(Follower::name).collect(Collectors.toUnmodifiableSet());
        this.runs = active.stream()
                .map(follower -> new FollowerRun(outbox, follower, owner, clock))
                .toList();
        this.sweptATick = sweptATick;
        runs.forEach(run -> TimeGauge.builder("vigil.outbox.lag", run, TimeUnit.SECONDS, FollowerRun::lagSeconds)
                .description("Age of the oldest entry that a follower has been offered and has not taken")
                .tag("follower", run.name())
                .register(meters));
    }

    void onStart(@Observes StartupEvent event) {
        start(TICK);
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    void start(Duration tick) {
        ticking = Multi.createFrom()
                .ticks()
                .every(tick)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(count -> tick())
                .subscribe()
                .with(done -> {}, failure -> {});
    }

    void stop() {
        if (ticking != null) {
            ticking.cancel();
        }
        runs.forEach(FollowerRun::stop);
    }

    /** A store that is away is asked again at the next tick. */
    private Uni<Void> tick() {
        List<Uni<Void>> looks = new ArrayList<>();
        if (!runs.isEmpty()) {
            runs.forEach(FollowerRun::tick);
            looks.add(outbox.takeMarked()
                    .invoke(marked -> marked.forEach(this::offer))
                    .replaceWithVoid());
        }
        for (int i = 0; i < sweptATick; i++) {
            int partition = nextSwept;
            nextSwept = (nextSwept + 1) % Outbox.PARTITIONS;
            looks.add(outbox.sweep(partition, names)
                    .invoke(left -> {
                        if (left > 0) {
                            offer(partition);
                        }
                    })
                    .replaceWithVoid());
        }
        return Uni.join()
                .all(looks)
                .andCollectFailures()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private void offer(int partition) {
        runs.forEach(run -> run.offer(partition));
    }
}
