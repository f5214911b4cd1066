package health.vigil.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnowledgeLoaderTest {
    @Test
    void bundledKnowledge_isWhole() {
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            KnowledgeLoader.bundled();
            System.out.println("load " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
        Knowledge knowledge = KnowledgeLoader.bundled();
        assertThat(knowledge.rules()).hasSizeGreaterThanOrEqualTo(111);
    }
}
