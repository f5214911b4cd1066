package health.vigil.access;

import health.vigil.platform.DataFolder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Knows a caller by its API key. Without configured keys there is one tenant, open to all, with one clinician. */
@Singleton
public class ApiKeys {
    public static final String DEFAULT_TENANT = "default";
    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final String PREFIX = "vk_";

    private final String demoClinician;

    ApiKeys(DataFolder folder) {
        this.demoClinician =
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(folder.secret("demo-clinician.key"));
    }

    void tell(@Observes StartupEvent started) {
        LOG.infof("Demo tenant, open to all on this machine. Clinician key: %s", demoClinician);
    }

    /** Empty for a key that is not ours. */
    public Optional<Caller> find(String key) {
        return same(key, demoClinician)
                ? Optional.of(new Caller(DEFAULT_TENANT, Role.CLINICIAN, "demo"))
                : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "ApiKeys";
    }
}
