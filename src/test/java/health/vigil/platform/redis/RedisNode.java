package health.vigil.platform.redis;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A real redis-server process that can be killed, frozen and started again on its data. */
public final class RedisNode implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final List<String> command;
    private final Path folder;
    private final int port;
    private Process process;

    private RedisNode(List<String> command, Path folder, int port) throws IOException {
        this.command = command;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** Append-only, without eviction, on loopback; {@code options} come on top. */
    public static RedisNode start(Path folder, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--appendonly", "yes", "--save", ""));
        all.addAll(List.of(options));
        return launched(folder, List.of(), all);
    }

    /** A sentinel with its settings in a file that it may write. */
    static RedisNode sentinel(Path folder, List<String> settings) throws IOException {
        Path file = Files.createTempFile(folder, "sentinel", ".conf");
        Files.write(file, settings);
        return launched(folder, List.of(file.toString()), List.of("--sentinel"));
    }

    private static RedisNode launched(Path folder, List<String> first, List<String> last) throws IOException {
        int port = ServerStart.freePort(0);
        Path own = Files.createTempDirectory(folder, "node");
        List<String> command = new ArrayList<>();
        command.add(ServerBinary.find(System.getenv("PATH"), folder).file().toString());
        command.addAll(first);
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", own.toString()));
        command.addAll(last);
        return new RedisNode(command, own, port);
    }

    private Process launch() throws IOException {
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (started.isAlive() && System.nanoTime() < end) {
            try {
                call("PING");
                return started;
            } catch (RespLine.Refused e) {
                if (!String.valueOf(e.getMessage()).startsWith("LOADING")) {
                    return started;
                }
            } catch (IOException e) {
                // not there yet
            }
            LockSupport.parkNanos(20_000_000);
        }
        started.destroyForcibly();
        throw new IOException("the server did not start: " + Files.readString(folder.resolve("log")));
    }

    public int port() {
        return port;
    }

    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** The reply as text; the parts of an array on lines of their own. */
    public String call(String... words) throws IOException {
        try (RespLine line = RespLine.open(new RedisAddress("127.0.0.1", port, false, null, null), ANSWER)) {
            return line.call(words);
        }
    }

    public Map<String, String> info() throws IOException {
        try (RespLine line = RespLine.open(new RedisAddress("127.0.0.1", port, false, null, null), ANSWER)) {
            return line.info();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void freeze() throws Exception {
        signal("-STOP");
    }

    public void thaw() throws Exception {
        signal("-CONT");
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    }

    /** As kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public void restart() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }
}
