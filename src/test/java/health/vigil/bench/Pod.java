package health.vigil.bench;

import health.vigil.channel.api.ApiCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** What {@code ./vigil run} made after the build, where the JDK can. */
    static final Path CACHE = Path.of("target/vigil.aot");

    private final Path jar;
    private final List<String> flags;
    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private Process process;

    private Pod(Path jar, List<String> flags, Path folder, Map<String, String> settings, int port) throws IOException {
        this.jar = jar;
        this.flags = flags;
        this.folder = folder;
        this.settings = settings;
        this.port = port;
        this.process = launch();
    }

    /** Started, not yet ready. Pods share the folder of their keys. */
    static Pod start(Path folder, Map<String, String> settings) throws IOException {
        return start(Path.of("target/quarkus-app/quarkus-run.jar"), List.of("-Xmx400m"), folder, settings);
    }

    /** With a Redis of its own, as {@code ./vigil run} starts it. */
    static Pod embedded(Path folder, boolean cached, Map<String, String> settings) throws IOException {
        List<String> flags = new ArrayList<>(List.of("-XX:+UseSerialGC"));
        if (cached) {
            flags.add("-XX:AOTCache=" + CACHE);
        }
        return start(Path.of("target/quarkus-app/quarkus-run.jar"), flags, folder, settings);
    }

    /** The application of {@code src/bench}. */
    static Pod baseline(Path folder, Map<String, String> settings) throws IOException {
        return start(Path.of("target/baseline/quarkus-app/quarkus-run.jar"), List.of("-Xmx400m"), folder, settings);
    }

    private static Pod start(Path jar, List<String> flags, Path folder, Map<String, String> settings)
            throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is not built: ./vigil bench builds it");
        }
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = probe.getLocalPort();
            probe.close();
            return new Pod(jar, flags, folder, settings, port);
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("VIGIL_REDIS_HOSTS");
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

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
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

    /** One with a Redis of its own is let end, because a killed one would leave that behind. */
    @Override
    public void close() {
        if (settings.get("VIGIL_REDIS_HOSTS") == null) {
            process.destroy();
            process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        }
        process.destroyForcibly().onExit().join();
    }
}
