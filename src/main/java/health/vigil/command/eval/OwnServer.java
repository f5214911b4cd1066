package health.vigil.command.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server process for one measurement: this program's own jar on a free port, with its own Redis in a temporary folder,
 * so that no measurement touches a clinic's data.
 */
final class OwnServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(180);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private static final int LAST_LINES = 15;

    private final Process process;
    private final Path folder;
    private final URI address;
    private final Thread atExit = new Thread(this::stop, "stop-eval-server");

    private OwnServer(Process process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @throws CannotRun when it does not come up; shows the last lines it wrote */
    static OwnServer start(Path jar) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("vigil-eval");
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-jar",
                    jar.toString(),
                    "run");
            builder.environment().remove("VIGIL_REDIS_HOSTS");
            builder.environment().put("VIGIL_DATA_DIR", folder.resolve("data").toString());
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
            builder.redirectErrorStream(true).redirectOutput(log(folder).toFile());
            OwnServer server = new OwnServer(builder.start(), folder, URI.create("http://127.0.0.1:" + port));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new CannotRun("the server could not be started: " + e.getMessage(), e);
        }
    }

    URI address() {
        return address;
    }

    private void awaitReady() throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                if (isReady(http, ready)) {
                    return;
                }
                Thread.sleep(200);
            }
        }
        throw stopped("the server did not become ready");
    }

    /** @throws CannotRun when the server has died, with the last lines it wrote */
    void checkAlive() {
        if (!process.isAlive()) {
            throw stopped("the server stopped with status " + process.exitValue());
        }
    }

    private CannotRun stopped(String what) {
        String last = lastLines();
        close();
        return new CannotRun(what + "; its last lines:\n  " + last);
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log(folder));
            return String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest ready) throws InterruptedException {
        try {
            return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is already ending, and the hook has done the same work
        }
    }

    /** Ends the server and, should it have died without them, the processes it started. */
    private void stop() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroy);
        delete(folder);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // a file of the dying server may come and go; it lies in the system's temporary folder
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
