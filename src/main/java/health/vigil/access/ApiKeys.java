package health.vigil.access;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import health.vigil.platform.FileWatch;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Knows a caller by its API key, or by what the clinic's identity provider says. The keys file is read again when it changes, so that a key is rotated without a
 * restart; a bad or missing one changes nothing. Without a file there is one tenant, open to all, with one clinician.
 */
@Singleton
public class ApiKeys {
    public static final String DEFAULT_TENANT = "default";
    private static final Logger LOG = Logger.getLogger(ApiKeys.class);

    private final boolean open;
    private final SingleSignOn signOn;
    private final Clock clock;
    private final Optional<FileWatch> watch;
    private final String demoClinician;
    private volatile Tenants tenants;

    ApiKeys(
            @ConfigProperty(name = "vigil.keys.file") Optional<Path> file,
            @ConfigProperty(name = "vigil.keys.interval", defaultValue = "2s") Duration interval,
            DataFolder folder,
            SingleSignOn signOn,
            Clock clock) {
        this.signOn = signOn;
        this.open = file.isEmpty();
        this.clock = clock;
        this.demoClinician = open ? ApiKey.of(folder.secret("demo-clinician.key")) : "";
        this.tenants = file.map(ApiKeys::first).orElseGet(() -> demo(demoClinician));
        this.watch = file.map(path -> new FileWatch(path, interval, new Change(path)));
    }

    private static Tenants demo(String key) {
        Caller clinician = new Caller(DEFAULT_TENANT, Role.CLINICIAN, "demo");
        return new Tenants(
                Map.of(DEFAULT_TENANT, Tenant.named(DEFAULT_TENANT)),
                Map.of(ApiKey.digest(key), new Tenants.Key(clinician, null)));
    }

    private static Tenants first(Path file) {
        try {
            return KeysFile.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw CannotStart.because("VIGIL_KEYS_FILE " + file + " cannot be read.");
        } catch (KeysFile.Unreadable e) {
            throw CannotStart.because("VIGIL_KEYS_FILE " + file + ": " + e.getMessage() + ".");
        }
    }

    void tell(@Observes StartupEvent started) {
        if (open) {
            LOG.infof("Demo tenant, open to all who reach this address. Clinician key: %s", demoClinician);
        }
        watch.ifPresent(FileWatch::start);
    }

    @PreDestroy
    void stop() {
        watch.ifPresent(FileWatch::close);
    }

    /** Whether a consultation may be opened without a key. */
    public boolean isOpen() {
        return open;
    }

    /** Whether it looks like a key, or like a token of the identity provider; an access token never does. */
    public boolean isKey(String text) {
        return ApiKey.isOne(text) || signOn.isOne(text);
    }

    /** Empty for a key that is not ours or is out of date. */
    public Optional<Caller> find(String key) {
        return signOn.isOne(key) ? signOn.find(key, tenants.byName()::containsKey) : tenants.find(key, clock.instant());
    }

    /** Whether a clinician of this tenant has a key of this name. */
    public boolean hasClinician(String tenant, String name) {
        return tenants.hasClinician(tenant, name, clock.instant());
    }

    /** What is set for a tenant; of one that is no longer in the file nothing is. */
    public Tenant tenant(String name) {
        Tenant known = tenants.byName().get(name);
        return known == null ? Tenant.named(name) : known;
    }

    /** Of the pages from which browsers may call for one tenant at least. */
    public Set<String> origins() {
        return tenants.origins();
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "ApiKeys";
    }

    /** Takes what is good of a changed file: all or nothing. */
    private final class Change implements FileWatch.Reader {
        private final Path path;

        Change(Path path) {
            this.path = path;
        }

        @Override
        public void changed(byte[] content) {
            try {
                tenants = KeysFile.read(content);
                LOG.infof(
                        "keys file: %d tenants, %d keys",
                        tenants.byName().size(), tenants.keys().size());
            } catch (KeysFile.Unreadable e) {
                LOG.errorf("the keys file %s is not taken, the keys before it stay in force: %s", path, e.getMessage());
            }
        }

        @Override
        public void lost(Exception why) {
            LOG.errorf(
                    "the keys file %s cannot be read (%s), its keys stay in force",
                    path, why.getClass().getSimpleName());
        }
    }
}
