package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Counts turns in the words of the field: levels, red flags, questions, verdicts, time. No label holds a patient's word. */
@Singleton
class TurnMeter {
    /** Bounds the service is judged by; the emergency reply is due within one second. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry meters;
    private final Clock clock;

    TurnMeter(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Times a call of the store; a failed one counts by the kind of its failure. */
    <T> Uni<T> stored(String call, Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(meters);
            return answer.onItem()
                    .invoke(item -> sample.stop(storeTimer(call, "done")))
                    .onFailure()
                    .invoke(failure -> sample.stop(storeTimer(call, "failed")));
        });
    }

    private Timer storeTimer(String call, String outcome) {
        return Timer.builder("vigil.store.calls")
                .tag("call", call)
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }

    /**
     * Counts a turn that is committed.
     *
     * @param before red flags that held before it
     */
    void answered(Turn turn, List<RedFlag> before) {
        Assessment assessment = turn.assessment();
        String source = word(turn.reply().source());
        meters.counter(
                        "vigil.turns",
                        "level",
                        assessment.level().wire(),
                        "floor",
                        assessment.floor().wire(),
                        "source",
                        source)
                .increment();
        Timer.builder("vigil.turn.time")
                .tag("source", source)
                .serviceLevelObjectives(BOUNDS)
                .register(meters)
                .record(took(turn));
        assessment.redFlags().stream()
                .filter(flag -> before.stream().noneMatch(earlier -> isSame(flag, earlier)))
                .forEach(this::raised);
        Reply.Asked question = turn.reply().question();
        if (question != null) {
            meters.counter("vigil.questions", "question", question.id()).increment();
        }
        ModelUse use = turn.model();
        if (use != null) {
            meters.counter("vigil.guard.verdicts", "outcome", use.outcome()).increment();
        }
    }

    private void raised(RedFlag flag) {
        meters.counter(
                        "vigil.red_flags",
                        "rule",
                        flag.rule(),
                        "level",
                        flag.level().wire(),
                        "basis",
                        word(flag.basis()))
                .increment();
    }

    private static boolean isSame(RedFlag one, RedFlag other) {
        return one.rule().equals(other.rule()) && one.tier() == other.tier() && one.basis() == other.basis();
    }

    /** Never below zero, whatever becomes of the clock. */
    private Duration took(Turn turn) {
        Duration took = Duration.between(turn.receivedAt(), clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
