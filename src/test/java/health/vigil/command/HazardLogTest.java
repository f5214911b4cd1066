package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No hazard without a test, no rule without a hazard, and a document that is not stale. That its tests exist is held by DocumentsTest. */
class HazardLogTest {
    private static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();

    @Test
    void document_isWhatTheKnowledgeSays() throws IOException {
        assertThat(Files.readString(Path.of("docs/hazard-log.md")))
                .as("stale: write it anew with ./vigil check --hazard-log > docs/hazard-log.md")
                .isEqualTo(HazardLog.of(KNOWLEDGE));
    }

    @Test
    void everyHazard_hasATest() {
        assertThat(KNOWLEDGE.hazards()).isNotEmpty().allSatisfy(hazard -> {
            boolean proved = KNOWLEDGE.rules().stream()
                    .anyMatch(rule ->
                            hazard.rules().contains(rule.id()) && !rule.cases().isEmpty());
            assertThat(proved || !hazard.tests().isEmpty()).as(hazard.id()).isTrue();
        });
    }

    @Test
    void everyRule_controlsTheHazardItNames() {
        assertThat(KNOWLEDGE.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(KNOWLEDGE.hazards())
                        .as(rule.id())
                        .anyMatch(hazard -> hazard.id().equals(rule.hazard())
                                && hazard.rules().contains(rule.id())));
    }
}
