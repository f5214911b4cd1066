package health.vigil.platform.redis;

import health.vigil.platform.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses an operator's server that could lose what was answered, unless that is accepted by name. */
final class OwnServerCheck {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final RedisServers servers;
    private final Set<String> accepted;
    private volatile boolean replicated;

    OwnServerCheck(RedisServers servers, Set<String> accepted) {
        this.servers = servers;
        this.accepted = accepted;
    }

    /**
     * Asks every server that can be reached.
     *
     * @return whether at least one answered
     * @throws CannotStart when one is refused
     */
    boolean check() {
        boolean answered = false;
        for (URI uri : servers.uris()) {
            try {
                RedisAddress address = dataServer(RedisAddress.of(uri));
                try (RespLine line = RespLine.open(address, ANSWER)) {
                    Map<String, String> info = line.info();
                    require(address, info);
                    replicated |= !info.getOrDefault("connected_slaves", "0").equals("0");
                    answered = true;
                }
            } catch (RespLine.Refused e) {
                String reply = String.valueOf(e.getMessage());
                if (reply.startsWith("NOAUTH") || reply.startsWith("WRONGPASS") || reply.startsWith("ERR AUTH")) {
                    throw refused(RedisAddress.of(uri), "does not take our password", null);
                }
            } catch (IOException e) {
                // not there yet: asked again later
            }
        }
        return answered;
    }

    /** Whether one that answered has a replica. */
    boolean sawReplica() {
        return replicated;
    }

    private RedisAddress dataServer(RedisAddress listed) throws IOException {
        if (servers.kind() != RedisServers.Kind.SENTINEL) {
            return listed;
        }
        try (RespLine line = RespLine.open(listed, ANSWER)) {
            String[] master = line.call("SENTINEL", "get-master-addr-by-name", String.valueOf(servers.master()))
                    .split("\n", -1);
            if (master.length < 2) {
                throw refused(listed, "watches no master named " + servers.master(), null);
            }
            return new RedisAddress(
                    master[0], Integer.parseInt(master[1]), listed.tls(), listed.user(), listed.password());
        }
    }

    private void require(RedisAddress address, Map<String, String> info) {
        RedisVersion version = RedisVersion.in(info.getOrDefault("redis_version", ""));
        if (!version.isAtLeast(RedisVersion.OLDEST)) {
            refuse(address, "is version " + version + ", 6.2 or newer is needed", "version");
        }
        if (!info.getOrDefault("aof_enabled", "0").equals("1")) {
            refuse(address, "has appendonly off, so a restart would lose answered messages", "appendonly");
        }
        if (!info.getOrDefault("maxmemory_policy", "").equals("noeviction")) {
            refuse(address, "may evict keys (maxmemory-policy is not noeviction)", "eviction");
        }
    }

    private void refuse(RedisAddress address, String why, String name) {
        if (!accepted.contains(name)) {
            throw refused(address, why, name);
        }
    }

    private static CannotStart refused(RedisAddress address, String why, @Nullable String name) {
        String remedy = name == null ? "" : " Change it, or accept it with VIGIL_REDIS_ACCEPT=" + name + ".";
        return CannotStart.because("the Redis server " + address + " " + why + "." + remedy);
    }
}
