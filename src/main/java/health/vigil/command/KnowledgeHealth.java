package health.vigil.command;

import health.vigil.catalog.Knowledge;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready with knowledge loaded. Knowledge past its review date is told, and used: old advice beats none. */
@Readiness
@Singleton
final class KnowledgeHealth implements HealthCheck {
    private final Knowledge knowledge;
    private final Clock clock;

    KnowledgeHealth(Knowledge knowledge, Clock clock, MeterRegistry meters) {
        this.knowledge = knowledge;
        this.clock = clock;
        Gauge.builder("vigil.knowledge.review_in_days", this::daysLeft)
                .description("Days until the knowledge is due for review; below zero when it is past")
                .register(meters);
    }

    private long daysLeft() {
        return ChronoUnit.DAYS.between(LocalDate.now(clock), knowledge.reviewBy());
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("knowledge")
                .up()
                .withData("version", knowledge.version())
                .withData("review_by", knowledge.reviewBy().toString())
                .withData("state", daysLeft() < 0 ? "review is due" : "in date")
                .build();
    }
}
