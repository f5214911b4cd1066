package health.vigil.store;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long what is stored of a consultation lives: in milliseconds, as Redis takes it. */
@Singleton
final class Lifetimes {
    private final Duration idle;
    private final Duration closed;
    private final Duration chain;

    /**
     * @param idle of an open consultation after its last turn
     * @param closed of a closed one
     * @param chain of what is left of an erased one
     */
    Lifetimes(
            @ConfigProperty(name = "vigil.consultation.idle", defaultValue = "30d") Duration idle,
            @ConfigProperty(name = "vigil.consultation.closed", defaultValue = "7d") Duration closed,
            @ConfigProperty(name = "vigil.audit.retention", defaultValue = "5475d") Duration chain) {
        this.idle = idle;
        this.closed = closed;
        this.chain = chain;
    }

    String open() {
        return Long.toString(idle.toMillis());
    }

    String closed() {
        return Long.toString(closed.toMillis());
    }

    String erased() {
        return Long.toString(chain.toMillis());
    }
}
