package health.vigil.access;

import health.vigil.consultation.RateLimits.Rate;
import java.util.Map;
import java.util.Set;

/**
 * A clinic or company that shares the service with others and sees only its own consultations.
 *
 * @param origins of the pages from which browsers may call, as {@code scheme://host[:port]}
 * @param region of a consultation that names none; empty when there is none
 * @param consentRequired whether a consultation may be opened without the patient's consent
 * @param limits its own, where they are not the service's
 */
public record Tenant(
        String name, Set<String> origins, String region, boolean consentRequired, Map<Limit, Rate> limits) {
    public Tenant {
        origins = Set.copyOf(origins);
        limits = Map.copyOf(limits);
    }

    /** Of whom nothing is configured. */
    static Tenant named(String name) {
        return new Tenant(name, Set.of(), "", false, Map.of());
    }
}
