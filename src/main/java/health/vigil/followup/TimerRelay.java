package health.vigil.followup;

import health.vigil.consultation.DueTimers;
import health.vigil.consultation.DueTimers.Due;
import health.vigil.consultation.Outbox;
import health.vigil.consultation.TimerAction;
import health.vigil.platform.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks into every partition once a round and has done what is due. Any number of relays may run: the store's clock says
 * what is due, a lease keeps two from the same work, and the claim of the turn keeps it from being done twice.
 */
@Singleton
final class TimerRelay {
    private static final Logger LOG = Logger.getLogger(TimerRelay.class);
    private static final int STEPS = 16;
    private static final int PARTITIONS_A_STEP = Outbox.PARTITIONS / STEPS;
    private static final int BATCH = 32;

    private final DueTimers timers;
    private final List<TimerAction> actions;
    private final String name;
    private final Duration round;
    private final MeterRegistry meters;
    private int next;
    private volatile boolean stopping;
    private volatile boolean failing;
    private @Nullable Cancellable ticking;

    @Inject
    TimerRelay(
            DueTimers timers,
            @All List<TimerAction> actions,
            Ids ids,
            MeterRegistry meters,
            @ConfigProperty(name = "vigil.timers.round", defaultValue = "5s") Duration round) {
        this(timers, actions, ids.next(), meters, round);
    }

    /** @param name of the lease, another for each relay */
    TimerRelay(DueTimers timers, List<TimerAction> actions, String name, MeterRegistry meters, Duration round) {
        this.timers = timers;
        this.actions = List.copyOf(actions);
        this.name = name;
        this.meters = meters;
        this.round = round;
    }

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    void start() {
        ticking = Multi.createFrom()
                .ticks()
                .every(round.dividedBy(STEPS))
                .onOverflow()
                .drop()
                .select()
                .first(tick -> !stopping)
                .onItem()
                .transformToUniAndConcatenate(tick -> step())
                .subscribe()
                .with(done -> {}, failure -> {});
    }

    /** What is being done is still done. */
    void stop() {
        stopping = true;
    }

    /** As when its pod dies. */
    void kill() {
        if (ticking != null) {
            ticking.cancel();
        }
    }

    /** Some partitions further. A store that is away is asked again in the next round. */
    private Uni<Void> step() {
        int first = next;
        next = (next + PARTITIONS_A_STEP) % Outbox.PARTITIONS;
        return Multi.createFrom()
                .range(first, first + PARTITIONS_A_STEP)
                .onItem()
                .transformToUniAndMerge(this::look)
                .collect()
                .last()
                .replaceWithVoid()
                .invoke(() -> failing = false)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(int partition) {
        return timers.due(partition, BATCH, name)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Multi.createFrom()
                                .iterable(due)
                                .onItem()
                                .transformToUniAndConcatenate(this::fire)
                                .collect()
                                .last()
                                .replaceWithVoid());
    }

    /** One that fails holds up no other; it is due again in the next round. */
    private Uni<Boolean> fire(Due due) {
        return actions.stream()
                .filter(action -> action.isFor(due.kind()))
                .findFirst()
                .map(action -> action.fire(due)
                        .invoke(fired -> {
                            if (fired) {
                                meters.counter("vigil.timers.fired", "kind", due.kind())
                                        .increment();
                            }
                        })
                        .onFailure()
                        .invoke(this::failed)
                        .onFailure()
                        .recoverWithItem(false))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    /** Said once until it works again, and only by its kind (I7). */
    private void failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warnf("timers wait: %s", failure.getClass().getSimpleName());
        }
    }
}
