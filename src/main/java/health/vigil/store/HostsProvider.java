package health.vigil.store;

import health.vigil.platform.redis.RedisLifecycle;
import health.vigil.platform.redis.RedisServers;
import io.quarkus.redis.client.RedisHostsProvider;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the Redis client where to connect, when it asks for the first time. */
@Singleton
@Identifier("vigil")
final class HostsProvider implements RedisHostsProvider {
    private final RedisLifecycle lifecycle;
    private @Nullable RedisServers servers;

    HostsProvider(RedisLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    synchronized RedisServers servers() {
        if (servers == null) {
            servers = lifecycle.servers();
        }
        return servers;
    }

    /** How many replicas must have a write before it counts. */
    int replicas() {
        return lifecycle.replicas();
    }

    /** Only the first: the client's own settings say standalone until {@link ClientSettings} has changed them. */
    @Override
    public Set<URI> getHosts() {
        return Set.of(servers().uris().get(0));
    }
}
