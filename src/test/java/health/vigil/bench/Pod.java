package health.vigil.bench;

import health.vigil.channel.api.ApiCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of the built service, as Kubernetes would run several. */
final class Pod implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("Clinician key: (vk_\\S+)");
    private static final long LONGEST_DRAIN_SECONDS = 60;
    private static final long LONGEST_START_NANOS = 180_000_000_000L;

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private Process process;

    private Pod(Path folder, Map<String, String> settings, int port) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.port = port;
        this.process = launch();
    }

    /** Started, not yet ready. Pods share the folder of their keys. */
    static Pod start(Path folder, Map<String, String> settings) throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = probe.getLocalPort();
            probe.close();
            return new Pod(folder, settings, port);
        }
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx400m",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        builder.environment().put("VIGIL_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("VIGIL_ENCRYPTION", "off");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("pod-" + port + ".log");
    }

    ApiCaller api() {
        return new ApiCaller(URI.create("http://127.0.0.1:" + port));
    }

    boolean isReady() {
        try {
            return process.isAlive() && api().get("/q/health/ready", "").status() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    Pod ready() throws IOException {
        long end = System.nanoTime() + LONGEST_START_NANOS;
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("a service did not get ready: " + Files.readString(log()));
            }
            LockSupport.parkNanos(100_000_000);
        }
        return this;
    }

    String clinicianKey() throws IOException {
        Matcher key = KEY.matcher(Files.readString(log()));
        return key.find() ? key.group(1) : "";
    }

    /** As kill -9 does, and another one comes in its place. */
    void replace() throws IOException {
        process.destroyForcibly().onExit().join();
        process = launch();
    }

    /** As Kubernetes stops one: it ends what it has begun, and goes. True when it went by itself. */
    boolean drain() throws InterruptedException {
        process.destroy();
        boolean gone = process.waitFor(LONGEST_DRAIN_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().onExit().join();
        return gone;
    }

    /** Another one in its place. */
    Pod again() throws IOException {
        process = launch();
        return ready();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
