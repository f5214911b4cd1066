package health.vigil.model;

import health.vigil.platform.DataFolder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a call may be made: switch, budget of the tenant, calls at once, and the circuit that opens after failures in
 * a row. Counts calls, tokens and cost; no label holds words.
 */
@Singleton
class CallGate {
    private static final String SWITCH = "model.off";
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final ModelSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final AtomicInteger running = new AtomicInteger();
    private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();
    private final Map<String, Spent> spent = new ConcurrentHashMap<>();
    private final Path off;
    private volatile Instant lookedAt = Instant.EPOCH;
    private volatile boolean stopped;

    /** Tokens of one day. */
    private record Spent(LocalDate day, AtomicLong tokens) {}

    /** Of one endpoint: what fails there stops no call to another. */
    private static final class Circuit {
        private final AtomicInteger failures = new AtomicInteger();
        private volatile Instant openUntil = Instant.EPOCH;
    }

    CallGate(ModelSettings settings, MeterRegistry meters, DataFolder data, Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.off = data.folder("").resolve(SWITCH);
        meters.gauge("vigil.model.running", running);
    }

    /** Whether the model that reads and writes words would be called now. */
    boolean isOpen(String tenant) {
        return isOpen(tenant, circuit("reply"));
    }

    private boolean isOpen(String tenant, Circuit circuit) {
        boolean paid = settings.tokensPerDay() == 0 || today(tenant).get() < settings.tokensPerDay();
        return isOn() && paid && !clock.instant().isBefore(circuit.openUntil);
    }

    /** Takes a place; give it back with {@link #leave}. */
    boolean enter(String tenant, String purpose) {
        if (!isOpen(tenant, circuit(purpose))) {
            return false;
        }
        if (running.incrementAndGet() > settings.concurrency()) {
            running.decrementAndGet();
            meters.counter("vigil.model.refused").increment();
            return false;
        }
        return true;
    }

    /** @param outcome done, failed or given_up: only a failure counts against the endpoint */
    void leave(String purpose, String outcome, Duration took) {
        running.decrementAndGet();
        Timer.builder("vigil.model.calls")
                .tag("purpose", purpose)
                .tag("outcome", outcome)
                .register(meters)
                .record(took);
        Circuit circuit = circuit(purpose);
        if (outcome.equals("failed") && circuit.failures.incrementAndGet() >= settings.failures()) {
            circuit.openUntil = clock.instant().plus(settings.pause());
            circuit.failures.set(0);
        } else if (outcome.equals("done")) {
            circuit.failures.set(0);
        }
    }

    /** Reading and writing words share an endpoint. */
    private Circuit circuit(String purpose) {
        return circuits.computeIfAbsent(purpose.equals("extract") ? "reply" : purpose, key -> new Circuit());
    }

    /** The call, if it may be made: it fails at once otherwise. Takes a place while it runs, and counts how it ends. */
    Multi<String> called(String tenant, String purpose, Multi<String> call) {
        return Multi.createFrom().deferred(() -> {
            if (!enter(tenant, purpose)) {
                return Multi.createFrom().failure(new Closed());
            }
            Instant began = clock.instant();
            return call.onTermination()
                    .invoke((failure, givenUp) -> leave(
                            purpose,
                            failure != null ? "failed" : givenUp ? "given_up" : "done",
                            Duration.between(began, clock.instant())));
        });
    }

    /** No call was made. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super("the model may not be called now", null, false, false);
        }
    }

    void spend(String tenant, String purpose, long tokens) {
        today(tenant).addAndGet(tokens);
        meters.counter("vigil.model.tokens", "purpose", purpose).increment(tokens);
        meters.counter("vigil.model.cost", "purpose", purpose)
                .increment(tokens * settings.pricePerMillion() / 1_000_000);
    }

    /** The kill switch: while the file {@code model.off} lies in the data folder, nothing is asked. */
    private boolean isOn() {
        Instant now = clock.instant();
        if (now.isAfter(lookedAt.plus(GLANCE))) {
            lookedAt = now;
            stopped = Files.exists(off);
        }
        return settings.enabled() && !stopped;
    }

    private AtomicLong today(String tenant) {
        LocalDate day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return spent.compute(
                        tenant,
                        (key, known) ->
                                known == null || !known.day.equals(day) ? new Spent(day, new AtomicLong()) : known)
                .tokens;
    }
}
