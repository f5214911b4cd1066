package health.vigil.store;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** The running test's redis-server, seen from outside: what can befall it. */
public final class RedisServer {
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

    /** Starts it again as it was. */
    public static void restart() throws Exception {
        String settings = folder().resolve("redis.conf").toString();
        Path pidFile = folder().resolve("redis.pid");
        Files.deleteIfExists(pidFile);
        new ProcessBuilder(binary(), settings).start().waitFor();
        Properties record = record();
        while (!Files.exists(pidFile) || Files.readString(pidFile).isBlank()) {
            Thread.onSpinWait();
        }
        record.setProperty("pid", Files.readString(pidFile).strip());
        try (var out = Files.newBufferedWriter(folder().resolve("redis.properties"))) {
            record.store(out, null);
        }
    }

    /** The unpacked one where there is one, else that of the PATH: as the service chose. */
    private static String binary() throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("redis-server-"))
                    .findFirst()
                    .orElse("redis-server");
        }
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
