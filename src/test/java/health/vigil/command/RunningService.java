package health.vigil.command;

import health.vigil.channel.api.ApiCaller;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The built service as a process of its own, as {@code ./vigil run} starts it. */
public final class RunningService implements AutoCloseable {
    private static final long LONGEST_START_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Process process;
    private final Path output;
    private final URI address;

    private RunningService(Process process, Path output, URI address) {
        this.process = process;
        this.output = output;
        this.address = address;
    }

    /** Started, not yet ready. */
    public static RunningService start(Path data, int port, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(data.getParent(), "service", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        builder.environment().remove("VIGIL_REDIS_HOSTS");
        builder.environment().put("VIGIL_DATA_DIR", data.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RunningService(process, output, URI.create("http://127.0.0.1:" + port));
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public RunningService ready() throws Exception {
        ApiCaller api = api();
        long end = System.nanoTime() + LONGEST_START_NANOS;
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                if (api.get("/q/health/ready", "").status() == 200) {
                    return this;
                }
            } catch (IOException e) {
                // not there yet
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the service did not get ready:\n" + said());
    }

    public URI address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    ApiCaller api() {
        return new ApiCaller(address);
    }

    public String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** The exit status, once it has ended by itself. */
    int ended() throws InterruptedException, IOException {
        if (!process.waitFor(LONGEST_START_NANOS, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("the service did not end:\n" + said());
        }
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        terminate();
        process.destroyForcibly();
    }
}
