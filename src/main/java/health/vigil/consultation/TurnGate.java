package health.vigil.consultation;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets in so many turns at once and no more: a service that takes on everything answers nobody. */
@ApplicationScoped
class TurnGate {
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    TurnGate(@ConfigProperty(name = "vigil.turns.max", defaultValue = "256") int most, MeterRegistry meters) {
        this.most = most;
        meters.gauge("vigil.turns.running", inside);
    }

    /**
     * The turn, or when too many run, what stands for it. The turn is subscribed once, on its own: a reader who cancels cancels only
     * the listening, and its place is free when the turn is done.
     */
    <T> Uni<T> pass(Uni<T> turn, Supplier<T> full) {
        Uni<T> own = Uni.createFrom().deferred(() -> {
            if (inside.incrementAndGet() > most) {
                inside.decrementAndGet();
                return Uni.createFrom().item(full);
            }
            return turn.onTermination().invoke(inside::decrementAndGet);
        });
        return Uni.createFrom().emitter(reader -> own.subscribe().with(reader::complete, reader::fail));
    }
}
