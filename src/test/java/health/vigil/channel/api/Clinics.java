package health.vigil.channel.api;

import health.vigil.access.ApiKey;
import health.vigil.access.Role;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A service with keys: two clinics, each with a key of every role. */
public final class Clinics implements QuarkusTestProfile {
    /** In Hong Kong, with consent required and pages of its own. */
    public static final String NORTH = "north";
    /** With nothing set but its keys. */
    public static final String SOUTH = "south";

    /** Where three messages of a consultation may come at once. */
    static final String CHATTY = "chatty";
    /** Which may ask two things at once. */
    static final String CROWDED = "crowded";

    static final String NORTH_PAGE = "https://north.example.org";
    static final String OPENING = "{\"locale\":\"en\",\"consent\":{\"version\":\"1\",\"accepted\":true}}";
    private static final Path FILE = Path.of("target", "test-keys.json").toAbsolutePath();

    @Override
    public Map<String, String> getConfigOverrides() {
        write(List.of());
        return Map.of("vigil.keys.file", FILE.toString(), "vigil.keys.interval", "50ms", "vigil.limits.address", "off");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IdentityProvider.class));
    }

    /** The key of a role at a clinic. */
    public static String key(String clinic, Role role) {
        return "vk_" + clinic + "-" + role.word();
    }

    /** Writes the file again, with more entries among the keys of {@link #SOUTH}. */
    static void write(List<String> more) {
        List<String> south = new ArrayList<>(more);
        south.add(keys(SOUTH, Role.INTEGRATOR, Role.CLINICIAN, Role.SAFETY_OFFICER, Role.OPERATOR));
        Role[] all = Arrays.stream(Role.values())
                .filter(role -> role != Role.PATIENT)
                .toArray(Role[]::new);
        replace("""
                {"tenants": [
                  {"name": "north", "region": "HK", "consent_required": true, "origins": ["%s"], "keys": [%s],
                   "limits": {"tenant": "off", "consultation": "off"}},
                  {"name": "south", "limits": {"tenant": "off", "consultation": "off"}, "keys": [%s]},
                  {"name": "chatty", "limits": {"consultation": "1:3"}, "keys": [%s]},
                  {"name": "crowded", "limits": {"tenant": "1:2"}, "keys": [%s]}]}
                """.formatted(
                        NORTH_PAGE,
                        keys(NORTH, all),
                        String.join(",", south),
                        keys(CHATTY, Role.INTEGRATOR),
                        keys(CROWDED, Role.INTEGRATOR)));
    }

    static void replace(String content) {
        try {
            Path draft = Files.writeString(FILE.resolveSibling("test-keys.draft"), content);
            Files.move(draft, FILE, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String keys(String clinic, Role... roles) {
        return Arrays.stream(roles)
                .map(role -> entry(role.word(), role, key(clinic, role), ""))
                .collect(Collectors.joining(","));
    }

    /** @param more fields, each after a comma */
    static String entry(String name, Role role, String key, String more) {
        return String.format(
                Locale.ROOT,
                "{\"name\": \"%s\", \"role\": \"%s\", \"sha256\": \"%s\"%s}",
                name,
                role.word(),
                ApiKey.digest(key),
                more);
    }
}
