package health.vigil.platform.redis;

import health.vigil.platform.CannotStart;
import health.vigil.platform.StartCheck;
import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives the store its Redis before the first connection, and ends it after the last. */
@Singleton
public final class RedisLifecycle {
    private static final Logger LOG = Logger.getLogger(RedisLifecycle.class);
    private static final long RETRY_NANOS = 2_000_000_000L;
    private static final long LOOK_NANOS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;
    private static final int LAST = 10_000;
    private static final int CANNOT_RUN = 2;

    private final List<StartCheck> checks;
    private final EmbeddedRedis embedded;
    private final Optional<String> hosts;
    private final Set<String> accepted;
    private final Optional<Integer> wantedReplicas;
    private volatile int replicas = 1;
    private volatile boolean started;
    private volatile boolean stopped;

    RedisLifecycle(
            @All List<StartCheck> checks,
            EmbeddedRedis embedded,
            @ConfigProperty(name = "vigil.redis.hosts") Optional<String> hosts,
            @ConfigProperty(name = "vigil.redis.accept") Optional<List<String>> accepted,
            @ConfigProperty(name = "vigil.store.replicas") Optional<Integer> replicas) {
        this.checks = checks;
        this.embedded = embedded;
        this.hosts = hosts.filter(text -> !text.isBlank());
        this.accepted = Set.copyOf(accepted.orElse(List.of()));
        this.wantedReplicas = replicas;
    }

    /**
     * How many replicas must have a write before it counts: as configured, else none for the embedded server and for
     * one that had no replica when it first answered, and one for all others.
     */
    public int replicas() {
        return wantedReplicas.orElse(replicas);
    }

    /**
     * The servers to connect to; starts the embedded one when none are set. Blocks, so it is called once, at start; the
     * store is the first thing that starts, hence the checks here.
     *
     * @throws CannotStart when there is none that keeps what it is given
     */
    public RedisServers servers() {
        checks.forEach(StartCheck::check);
        if (hosts.isEmpty()) {
            endWithAFailedStart();
            replicas = 0;
            URI started = embedded.start();
            Thread.ofVirtual().name("redis-watch").start(this::watch);
            return new RedisServers(RedisServers.Kind.STANDALONE, List.of(started), null);
        }
        RedisServers own = RedisServers.parse(hosts.get());
        OwnServerCheck check = new OwnServerCheck(own, accepted);
        if (check.check()) {
            replicas = check.sawReplica() ? 1 : 0;
        } else {
            LOG.warnf("no answer yet from %s: not ready until one comes", own);
            Thread.ofVirtual().name("redis-check").start(() -> checkLater(check));
        }
        return own;
    }

    private void checkLater(OwnServerCheck check) {
        try {
            while (!stopped && !check.check()) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
            replicas = check.sawReplica() ? 1 : 0;
        } catch (CannotStart refused) {
            LOG.error(refused.getMessage());
            Quarkus.asyncExit(CANNOT_RUN);
        }
    }

    /** Starts the embedded one again when it dies; the more often in a row, the later. */
    private void watch() {
        long pause = LOOK_NANOS;
        while (!stopped) {
            LockSupport.parkNanos(pause);
            if (embedded.isAlive()) {
                pause = LOOK_NANOS;
            } else {
                embedded.revive();
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
        }
    }

    /** When the start fails after us, for example because the HTTP port is taken, no stop event comes. */
    private void endWithAFailedStart() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!started) {
                embedded.stop();
            }
        }));
    }

    void onStart(@Observes StartupEvent event) {
        started = true;
    }

    void onStop(@Observes @Priority(LAST) ShutdownEvent event) {
        stopped = true;
        embedded.stop();
    }
}
