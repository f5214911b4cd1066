package health.vigil.command;

import health.vigil.catalog.Knowledge;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready with knowledge loaded. Knowledge past its review date is told, and used: old advice beats none. */
@Readiness
@Singleton
final class KnowledgeHealth implements HealthCheck {
    private final Knowledge knowledge;
    private final Clock clock;

    KnowledgeHealth(Knowledge knowledge, Clock clock) {
        this.knowledge = knowledge;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        boolean due = knowledge.reviewBy().isBefore(LocalDate.now(clock));
        return HealthCheckResponse.named("knowledge")
                .up()
                .withData("version", knowledge.version())
                .withData("review_by", knowledge.reviewBy().toString())
                .withData("state", due ? "review is due" : "in date")
                .build();
    }
}
