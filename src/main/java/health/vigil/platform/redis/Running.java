package health.vigil.platform.redis;

import health.vigil.platform.DataFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * What is written down about the server of a data folder, so that the next start finds it again.
 *
 * @param started when the process began, as the system tells it: a process id alone may be a stranger's by now
 */
record Running(int port, String password, long pid, String started) {
    private static final String FILE = "redis.properties";
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int PAUSE_MILLIS = 20;

    static Optional<Running> recordedIn(Path folder) {
        try {
            Properties record = new Properties();
            record.load(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(FILE))));
            return Optional.of(new Running(
                    Integer.parseInt(record.getProperty("port")),
                    record.getProperty("password"),
                    Long.parseLong(record.getProperty("pid")),
                    record.getProperty("started", "")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toString)
                .orElse("");
    }

    void recordIn(Path folder) throws IOException {
        Properties record = new Properties();
        record.setProperty("port", Integer.toString(port));
        record.setProperty("password", password);
        record.setProperty("pid", Long.toString(pid));
        record.setProperty("started", started);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        record.store(text, "The Redis server of this folder. Written by Vigil at each start.");
        DataFolder.writeSecretly(folder.resolve(FILE), text.toByteArray());
    }

    /** The process, when it is still the one that was recorded. One that has ended and waits to be reaped runs nothing. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().isPresent())
                .filter(process -> !started.isEmpty() && started.equals(startOf(pid)));
    }

    /** Ends the process, when it is still the one that was recorded, and waits until it is gone. */
    void end() {
        process().ifPresent(ProcessHandle::destroy);
        if (!goneWithin(PATIENCE_MILLIS)) {
            process().ifPresent(ProcessHandle::destroyForcibly);
            goneWithin(PATIENCE_MILLIS);
        }
    }

    private boolean goneWithin(int millis) {
        for (int waited = 0; process().isPresent(); waited += PAUSE_MILLIS) {
            if (waited >= millis || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
        }
        return true;
    }

    RedisAddress address() {
        return new RedisAddress("127.0.0.1", port, false, null, password);
    }

    URI uri() {
        return URI.create("redis://:" + password + "@127.0.0.1:" + port);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Running[port " + port + ", pid " + pid + "]";
    }
}
