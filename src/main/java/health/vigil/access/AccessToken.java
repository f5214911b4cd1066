package health.vigil.access;

import health.vigil.clinical.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a patient's token says: which consultation it opens, and what a reply needs when the store is away.
 *
 * @param region ISO code, empty when unknown
 */
public record AccessToken(
        String id, String tenant, @Nullable Language locale, String region, Instant expires) {}
