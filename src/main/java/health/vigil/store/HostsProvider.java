package health.vigil.store;

import health.vigil.platform.CannotStart;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.redis.RedisLifecycle;
import health.vigil.platform.redis.RedisServers;
import io.quarkus.redis.client.RedisHostsProvider;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells the Redis client where to connect, when it asks for the first time. */
@Singleton
@Identifier("vigil")
final class HostsProvider implements RedisHostsProvider {
    private static final Logger LOG = Logger.getLogger(HostsProvider.class);
    private static final String OFF = "off";

    private final RedisLifecycle lifecycle;
    private final MasterKeys masters;
    private final Optional<String> encryption;
    private @Nullable RedisServers servers;

    HostsProvider(
            RedisLifecycle lifecycle,
            MasterKeys masters,
            @ConfigProperty(name = "vigil.encryption") Optional<String> encryption) {
        this.lifecycle = lifecycle;
        this.masters = masters;
        this.encryption = encryption;
    }

    synchronized RedisServers servers() {
        if (servers == null) {
            RedisServers found = lifecycle.servers();
            requireEncryption(lifecycle.isEmbedded());
            servers = found;
        }
        return servers;
    }

    /** How many replicas must have a write before it counts. */
    int replicas() {
        return lifecycle.replicas();
    }

    /** @throws CannotStart when patients' words would lie open in a store of the operator's, unless that is said by name */
    private void requireEncryption(boolean embedded) {
        if (masters.isOn()) {
            return;
        }
        if (!embedded && !encryption.filter(OFF::equals).isPresent()) {
            throw CannotStart.because(
                    "patients' words would lie unencrypted in Redis. Set VIGIL_MASTER_KEY (openssl rand -base64"
                            + " 32) or VIGIL_MASTER_KEY_FILE, or say by name that you accept it: VIGIL_ENCRYPTION=off");
        }
        LOG.warn("Patients' words are stored UNENCRYPTED: there is no VIGIL_MASTER_KEY. Not for patients.");
    }

    /** Only the first: the client's own settings say standalone until {@link ClientSettings} has changed them. */
    @Override
    public Set<URI> getHosts() {
        return Set.of(servers().uris().get(0));
    }
}
