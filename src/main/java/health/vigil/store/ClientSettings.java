package health.vigil.store;

import health.vigil.platform.redis.RedisServers;
import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.smallrye.common.annotation.Identifier;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;

/** Sentinel or cluster as the operator's address says, so that one variable is enough. */
@Singleton
final class ClientSettings implements RedisOptionsCustomizer {
    private final HostsProvider hosts;

    ClientSettings(@Identifier("vigil") HostsProvider hosts) {
        this.hosts = hosts;
    }

    @Override
    public void customize(String clientName, RedisOptions options) {
        RedisServers servers = hosts.servers();
        servers.uris().stream().skip(1).forEach(uri -> options.addConnectionString(uri.toString()));
        switch (servers.kind()) {
            case STANDALONE -> options.setType(RedisClientType.STANDALONE);
            case CLUSTER -> options.setType(RedisClientType.CLUSTER);
            case SENTINEL -> {
                options.setType(RedisClientType.SENTINEL);
                options.setMasterName(servers.master());
            }
        }
    }
}
