package health.vigil.store;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** The running test's redis-server, seen from outside: what can befall it. */
public final class RedisServer {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RedisServer() {}

    public static void freeze() throws Exception {
        signal("-STOP");
    }

    public static void thaw() throws Exception {
        signal("-CONT");
    }

    public static void kill() throws Exception {
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        server.destroyForcibly();
        while (server.info().command().isPresent()) {
            Thread.onSpinWait();
        }
    }

    /** Waits until the service has started it again, as it does by itself. */
    public static void awaitRestart() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isAlive()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the service did not start its Redis again");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean isAlive() throws IOException {
        return ProcessHandle.of(pid())
                .filter(p -> p.info().command().isPresent())
                .isPresent();
    }

    private static void signal(String name) throws Exception {
        new ProcessBuilder("kill", name, Long.toString(pid())).start().waitFor();
    }

    private static long pid() throws IOException {
        return Long.parseLong(record().getProperty("pid"));
    }

    private static Properties record() throws IOException {
        Properties record = new Properties();
        try (Reader in = Files.newBufferedReader(folder().resolve("redis.properties"))) {
            record.load(in);
        }
        return record;
    }

    private static Path folder() {
        return ConfigProvider.getConfig().getValue("vigil.data-dir", Path.class).resolve("redis");
    }
}
