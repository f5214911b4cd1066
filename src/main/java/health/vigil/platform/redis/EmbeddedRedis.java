package health.vigil.platform.redis;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The redis-server of the data folder: started with the service, ended with it, and found again by the next start when
 * the service was killed.
 */
@Singleton
final class EmbeddedRedis {
    private static final Logger LOG = Logger.getLogger(EmbeddedRedis.class);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int PASSWORD_BYTES = 24;
    private static final long LEAST_FREE_BYTES = 32L << 20;

    private final DataFolder data;
    private @Nullable FileLock lock;
    private @Nullable Running running;

    EmbeddedRedis(DataFolder data) {
        this.data = data;
    }

    /** Starts it, or takes over the one that a killed service left; where it listens. */
    synchronized URI start() {
        requireUnix(System.getProperty("os.name"));
        if (running == null) {
            Path folder = data.folder("redis");
            lock = lock(folder);
            try {
                requireSpace(folder, Files.getFileStore(folder).getUsableSpace());
                Optional<Running> before = Running.recordedIn(folder);
                running = before.flatMap(old -> takeOver(old, folder)).orElseGet(() -> startFresh(before, folder));
            } catch (IOException e) {
                throw CannotStart.because("the folder " + folder + " cannot be used: " + e.getMessage());
            } finally {
                if (running == null) {
                    unlock();
                }
            }
        }
        return running.uri();
    }

    /** Whether its process lives, or nothing was started. A frozen one lives. */
    synchronized boolean isAlive() {
        return running == null || running.process().isPresent();
    }

    /** Starts it again where its clients look for it, on the same data. Tells in the log what came of it. */
    synchronized void revive() {
        Running dead = running;
        if (dead == null) {
            return;
        }
        LOG.errorf("Redis has died (port %d, process %d): starting it again on its data", dead.port(), dead.pid());
        try {
            Path folder = data.folder("redis");
            running = takeOver(dead, folder).orElseGet(() -> {
                if (ServerStart.freePort(dead.port()) != dead.port()) {
                    throw CannotStart.because("its port " + dead.port() + " was taken by another program.");
                }
                return startFresh(Optional.of(dead), folder);
            });
        } catch (CannotStart | UncheckedIOException e) {
            LOG.errorf("Redis cannot be started again yet: %s", e.getMessage());
        }
    }

    /** Ends it; what was answered is on the disk already. */
    synchronized void stop() {
        Running last = running;
        running = null;
        if (last != null) {
            try (RespLine line = RespLine.open(last.address(), ANSWER)) {
                line.call("SHUTDOWN", "NOSAVE");
            } catch (IOException e) {
                LOG.debug("the server hung up, as it should");
            }
            last.end();
            unlock();
        }
    }

    /** Forgets it, as a killed service does. */
    synchronized void abandon() {
        running = null;
        unlock();
    }

    static void requireUnix(String system) {
        if (system.toLowerCase(Locale.ROOT).startsWith("windows")) {
            throw CannotStart.because(
                    "Redis does not run on Windows: use WSL, or set VIGIL_REDIS_HOSTS to a server of" + " your own.");
        }
    }

    static void requireSpace(Path folder, long free) {
        if (free < LEAST_FREE_BYTES) {
            throw CannotStart.because("the disk is full: " + (free >> 20) + " MB are free in " + folder + ", at least "
                    + (LEAST_FREE_BYTES >> 20) + " MB are needed.");
        }
    }

    private static FileLock lock(Path folder) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer
        } catch (IOException e) {
            throw CannotStart.because("the folder " + folder + " cannot be locked: " + e.getMessage());
        }
        throw CannotStart.because("another Vigil is running on the data folder " + folder
                + ". Stop it, or give this one its own folder by VIGIL_DATA_DIR.");
    }

    private void unlock() {
        try {
            if (lock != null) {
                lock.acquiredBy().close();
                lock = null;
            }
        } catch (IOException e) {
            LOG.debug("the lock goes with the process");
        }
    }

    /** The server of a killed service, when it answers with our password and works on our folder. */
    private static Optional<Running> takeOver(Running old, Path folder) {
        try (RespLine line = RespLine.open(old.address(), ANSWER)) {
            String[] dir = line.call("CONFIG", "GET", "dir").split("\n", -1);
            if (Path.of(dir[dir.length - 1]).toRealPath().equals(folder.toRealPath())) {
                long pid = Long.parseLong(line.info().getOrDefault("process_id", "0"));
                Running now = new Running(old.port(), old.password(), pid, Running.startOf(pid));
                now.recordIn(folder);
                LOG.infof("Redis of an earlier run taken over (port %d, process %d)", old.port(), pid);
                return Optional.of(now);
            }
        } catch (IOException | NumberFormatException e) {
            LOG.debugf("no Redis of an earlier run answers on port %d", old.port());
        }
        // It does not answer. When the very process still lives it hangs on our data, and no second one may open them.
        old.end();
        return Optional.empty();
    }

    private static Running startFresh(Optional<Running> before, Path folder) {
        ServerBinary binary =
                ServerBinary.find(Optional.ofNullable(System.getenv("PATH")).orElse(""), folder);
        String password = before.map(Running::password).orElseGet(EmbeddedRedis::newPassword);
        int port = ServerStart.freePort(before.map(Running::port).orElse(0));
        try {
            Running started = new ServerStart(binary, folder).start(port, password);
            started.recordIn(folder);
            LOG.infof("Redis %s started (port %d, data in %s)", binary.version(), port, folder);
            return started;
        } catch (IOException e) {
            throw CannotStart.because("the folder " + folder + " cannot be written: " + e.getMessage());
        }
    }

    private static String newPassword() {
        byte[] bits = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
