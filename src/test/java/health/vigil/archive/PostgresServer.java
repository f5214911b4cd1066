package health.vigil.archive;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real PostgreSQL: the one of {@code VIGIL_TEST_POSTGRES_URL}, else one of the machine's own package, on a folder of
 * its own, as the user postgres when we are root.
 */
public final class PostgresServer implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "s3 cr%t";
    private static PostgresServer running = new PostgresServer();

    private Path bin = Path.of("");
    private Path folder = Path.of("");
    private int port;
    private String url = "";

    /** The one that the running test uses. */
    static PostgresServer running() {
        return running;
    }

    @Override
    public Map<String, String> start() {
        running = this;
        String given = System.getenv("VIGIL_TEST_POSTGRES_URL");
        try {
            if (given == null || given.isBlank()) {
                startOwn();
                url = "postgresql://vigil:s3%20cr%25t@127.0.0.1:" + port + "/postgres";
            } else {
                url = given;
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no PostgreSQL can be started", e);
        }
        return Map.of("vigil.archive.url", url);
    }

    String url() {
        return url;
    }

    /** Whether it is ours to stop. */
    boolean isOwn() {
        return port != 0;
    }

    private void startOwn() throws IOException, InterruptedException {
        bin = binaries();
        folder = Files.createTempDirectory("vigil-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            run("chown", "-R", "postgres", folder.toString());
        }
        asItsUser(
                "initdb",
                "-D",
                data(),
                "-U",
                "vigil",
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--pwfile",
                password.toString());
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = probe.getLocalPort();
        }
        comeBack();
    }

    void comeBack() throws IOException, InterruptedException {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + folder;
        asItsUser("pg_ctl", "-D", data(), "-w", "-l", folder.resolve("log").toString(), "-o", options, "start");
    }

    /** Without waiting for anyone. */
    void goAway() throws IOException, InterruptedException {
        asItsUser("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    @Override
    public void stop() {
        if (!isOwn()) {
            return;
        }
        try {
            goAway();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void asItsUser(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("vigil-postgres", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
        }
        Files.delete(output);
    }

    /** Debian keeps them off the PATH. */
    private static Path binaries() throws IOException {
        List<Path> candidates = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(version -> version.resolve("bin"))
                        .forEach(candidates::add);
            }
        }
        for (String entry : System.getenv("PATH").split(":", -1)) {
            candidates.add(Path.of(entry));
        }
        return candidates.stream()
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst()
                .orElseThrow(() -> new IOException("install postgresql, or set VIGIL_TEST_POSTGRES_URL"));
    }
}
