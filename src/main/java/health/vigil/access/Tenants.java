package health.vigil.access;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All tenants and keys as one keys file names them.
 *
 * @param keys by the digest of the key
 */
record Tenants(Map<String, Tenant> byName, Map<String, Key> keys) {
    Tenants {
        byName = Map.copyOf(byName);
        keys = Map.copyOf(keys);
    }

    /** @param expires first moment at which the key no longer opens anything, null for never */
    record Key(Caller caller, @Nullable Instant expires) {
        boolean isValid(Instant now) {
            return expires == null || now.isBefore(expires);
        }
    }

    Optional<Caller> find(String key, Instant now) {
        return Optional.ofNullable(keys.get(ApiKey.digest(key)))
                .filter(found -> found.isValid(now))
                .map(Key::caller);
    }

    /** Of all tenants. */
    Set<String> origins() {
        return byName.values().stream()
                .flatMap(tenant -> tenant.origins().stream())
                .collect(Collectors.toSet());
    }
}
