package health.vigil.model;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where a model for one purpose is; without a base URL there is none. */
interface OwnModel {

    /** Of an OpenAI-compatible endpoint, up to and with {@code /v1}. */
    Optional<String> baseUrl();

    Optional<String> name();

    Optional<String> apiKey();

    /** After this an answer is given up, also a late one. */
    @WithDefault("30s")
    Duration timeout();
}
