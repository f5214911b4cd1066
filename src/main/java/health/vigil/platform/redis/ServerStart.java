package health.vigil.platform.redis;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Starts one redis-server on a folder and waits until it has read its data. */
final class ServerStart {
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int SILENT_TRIES = 200;
    private static final int PAUSE_MILLIS = 50;
    private static final String LOG = "redis.log";

    private final ServerBinary binary;
    private final Path folder;

    ServerStart(ServerBinary binary, Path folder) {
        this.binary = binary;
        this.folder = folder;
    }

    Running start(int port, String password) throws IOException {
        if (Files.isDirectory(folder.resolve("appendonlydir"))
                && !binary.version().isAtLeast(RedisVersion.APPEND_ONLY_FOLDER)) {
            throw CannotStart.because("the data in " + folder + " was written by Redis 7 or newer, but only Redis "
                    + binary.version() + " is here. Put redis-server 7 or newer on the PATH.");
        }
        Path settings = folder.resolve("redis.conf");
        DataFolder.writeSecretly(settings, settings(port, password).getBytes(StandardCharsets.UTF_8));
        Files.deleteIfExists(folder.resolve(LOG));
        Launch launch = Launch.run(binary.file().toString(), settings.toString())
                .orElseThrow(() -> CannotStart.because(binary.file() + " cannot be run."));
        if (launch.status() != 0) {
            throw CannotStart.because(binary.file() + " cannot run: " + launch.firstError());
        }
        return awaitAnswer(port, password);
    }

    /** It leaves our session, so that a Ctrl-C in the terminal reaches Vigil first, which then ends it in order. */
    private String settings(int port, String password) {
        return String.join(
                "\n",
                List.of(
                        "# Written by Vigil at each start; changes are lost.",
                        "bind 127.0.0.1",
                        "port " + port,
                        "requirepass " + password,
                        "daemonize yes",
                        "dir " + quoted(folder.toString()),
                        "logfile " + quoted(folder.resolve(LOG).toString()),
                        "pidfile " + quoted(folder.resolve("redis.pid").toString()),
                        "databases 1",
                        "appendonly yes",
                        "appendfsync always",
                        "save \"\"",
                        "maxmemory-policy noeviction",
                        "tcp-keepalive 60",
                        ""));
    }

    private static String quoted(String path) {
        return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Running awaitAnswer(int port, String password) throws IOException {
        RedisAddress address = new RedisAddress("127.0.0.1", port, false, null, password);
        int silent = 0;
        while (silent < SILENT_TRIES) {
            try (RespLine line = RespLine.open(address, ANSWER)) {
                line.call("PING");
                long pid = Long.parseLong(line.info().getOrDefault("process_id", "0"));
                return new Running(port, password, pid, Running.startOf(pid));
            } catch (RespLine.Refused reply) {
                if (!String.valueOf(reply.getMessage()).startsWith("LOADING")) {
                    throw CannotStart.because("another Redis answers on port " + port + ".");
                }
                silent = 0;
            } catch (IOException e) {
                silent++;
                if (log().contains("Exiting") || log().contains("aborting")) {
                    break;
                }
            }
            LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
        }
        throw CannotStart.because(
                "the embedded Redis did not start: " + lastWords() + " (see " + folder.resolve(LOG) + ")");
    }

    /** The last line of the server's log without its stamp. */
    String lastWords() {
        return log().lines()
                .filter(line -> line.contains(" # "))
                .reduce((first, second) -> second)
                .map(line -> line.substring(line.indexOf(" # ") + 3))
                .orElse("it said nothing");
    }

    private String log() {
        try {
            return Files.readString(folder.resolve(LOG), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The port when it is free, else any that is. */
    static int freePort(int wanted) {
        for (int port : new int[] {wanted, 0}) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
                return probe.getLocalPort();
            } catch (IOException e) {
                if (port == 0) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException();
    }
}
