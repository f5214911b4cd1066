package health.vigil.access;

import health.vigil.platform.CannotStart;
import health.vigil.platform.StartCheck;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** An open tenant stays on this machine: where others can reach the service, there are keys, or openness is a decision. */
@Singleton
final class BindCheck implements StartCheck {
    private static final Logger LOG = Logger.getLogger(BindCheck.class);
    private static final String OPEN = "open";

    private final String host;
    private final boolean hasKeys;
    private final Optional<String> access;

    BindCheck(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "vigil.keys.file") Optional<Path> keys,
            @ConfigProperty(name = "vigil.access") Optional<String> access) {
        this.host = host;
        this.hasKeys = keys.isPresent();
        this.access = access;
    }

    @Override
    public void check() {
        if (access.isPresent() && !access.get().equals(OPEN)) {
            throw CannotStart.because("VIGIL_ACCESS must be open or not set.");
        }
        if (hasKeys || isLoopback()) {
            return;
        }
        if (access.isEmpty()) {
            throw CannotStart.because("it would listen on " + host + " without API keys. Name a keys file in "
                    + "VIGIL_KEYS_FILE, listen on 127.0.0.1, or set VIGIL_ACCESS=open to let everyone in.");
        }
        LOG.warnf("VIGIL_ACCESS=open: everyone who reaches %s may open consultations", host);
    }

    /** Whether only this machine reaches the service. */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
