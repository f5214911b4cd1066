package health.vigil.platform.redis;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines to every server that holds data, for a command that starts no service: those of VIGIL_REDIS_HOSTS, else the one of the data
 * folder, which is started for as long as it is needed when no service runs.
 */
public final class RedisNodes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final int FLAGS = 2;

    private final List<RespLine> lines;
    private final @Nullable EmbeddedRedis started;

    private RedisNodes(List<RespLine> lines, @Nullable EmbeddedRedis started) {
        this.lines = List.copyOf(lines);
        this.started = started;
    }

    /**
     * @param hosts as VIGIL_REDIS_HOSTS says
     * @throws CannotStart when none can be reached
     */
    public static RedisNodes open(Optional<String> hosts, Path data) {
        try {
            return hosts.isPresent() ? new RedisNodes(masters(RedisServers.parse(hosts.get())), null) : embedded(data);
        } catch (IOException e) {
            throw CannotStart.because("the store cannot be reached: " + e.getMessage());
        }
    }

    private static RedisNodes embedded(Path data) throws IOException {
        Path folder = data.resolve("redis");
        if (!Files.isDirectory(folder)) {
            throw CannotStart.because("there is no store in " + data + ". Set VIGIL_DATA_DIR or VIGIL_REDIS_HOSTS.");
        }
        Optional<Running> running =
                Running.recordedIn(folder).filter(it -> it.process().isPresent());
        if (running.isPresent()) {
            return new RedisNodes(List.of(RespLine.open(running.get().address(), PATIENCE)), null);
        }
        EmbeddedRedis own = new EmbeddedRedis(new DataFolder(data));
        URI uri = own.start();
        return new RedisNodes(List.of(RespLine.open(RedisAddress.of(uri), PATIENCE)), own);
    }

    private static List<RespLine> masters(RedisServers servers) throws IOException {
        RedisAddress first = RedisAddress.of(servers.uris().get(0));
        return switch (servers.kind()) {
            case STANDALONE -> List.of(RespLine.open(first, PATIENCE));
            case SENTINEL -> {
                try (RespLine sentinel = RespLine.open(first, PATIENCE)) {
                    String[] at = sentinel.call("SENTINEL", "get-master-addr-by-name", String.valueOf(servers.master()))
                            .split("\n", -1);
                    yield List.of(RespLine.open(first.at(at[0], Integer.parseInt(at[1])), PATIENCE));
                }
            }
            case CLUSTER -> {
                List<RespLine> lines = new ArrayList<>();
                try (RespLine node = RespLine.open(first, PATIENCE)) {
                    for (String line : node.call("CLUSTER", "NODES").split("\n", -1)) {
                        String[] fields = SPACE.split(line, -1);
                        if (fields.length > FLAGS
                                && fields[FLAGS].contains("master")
                                && !fields[FLAGS].contains("fail")) {
                            String address = fields[1].substring(0, fields[1].indexOf('@'));
                            int colon = address.lastIndexOf(':');
                            int port = Integer.parseInt(address.substring(colon + 1));
                            lines.add(RespLine.open(first.at(address.substring(0, colon), port), PATIENCE));
                        }
                    }
                }
                yield lines;
            }
        };
    }

    public List<RespLine> lines() {
        return lines;
    }

    @Override
    public void close() {
        for (RespLine line : lines) {
            try {
                line.close();
            } catch (IOException e) {
                // it is not needed any more
            }
        }
        if (started != null) {
            started.stop();
        }
    }
}
