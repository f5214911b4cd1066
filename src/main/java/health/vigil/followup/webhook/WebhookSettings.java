package health.vigil.followup.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code vigil.webhook.*}: whom to tell. Without a URL nobody is told. */
@ConfigMapping(prefix = "vigil.webhook")
interface WebhookSettings {

    /** The endpoint named {@code default}, of the default tenant. */
    Optional<String> url();

    /** Signs what is sent to it; at least 16 characters. */
    Optional<String> secret();

    /** More endpoints, by name. */
    Map<String, Endpoint> endpoints();

    /** Plain http and addresses that are not public are allowed: for a receiver in the same network. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How often one event is tried before it becomes a dead letter. */
    @WithDefault("24")
    int attempts();

    /** How long a receiver may take. */
    @WithDefault("10s")
    Duration timeout();

    /** One receiver. */
    interface Endpoint {
        String url();

        String secret();

        @WithDefault("default")
        String tenant();

        /** Only these events; without it all. */
        Optional<List<String>> events();

        /** Whether it also gets the emergencies of consultations that were opened with {@code test}. */
        @WithDefault("false")
        boolean test();
    }
}
