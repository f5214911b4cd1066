package health.vigil.command;

import health.vigil.guidance.Shelf;
import health.vigil.guidance.document.DocumentReport;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Always up, because a reply can do without guideline text: tells how far the clinic's documents are, and what is wrong. */
@Readiness
@Singleton
final class GuidanceHealth implements HealthCheck {
    private final Shelf shelf;

    GuidanceHealth(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("guidance").up();
        int chunks = 0;
        int vectors = 0;
        for (DocumentReport report : shelf.report()) {
            chunks += report.chunks();
            vectors += report.vectors();
            if (!report.problem().isEmpty()) {
                response.withData(report.file(), report.problem());
            }
        }
        return response.withData("documents", shelf.report().size())
                .withData("chunks", chunks)
                .withData("vectors", vectors)
                .build();
    }
}
