package health.vigil.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.catalog.SnippetEntry;
import health.vigil.clinical.Language;
import health.vigil.guidance.index.Embeddings;
import health.vigil.guidance.index.Retriever;
import health.vigil.guidance.index.ScriptConversion;
import health.vigil.guidance.index.SnippetIndex;
import health.vigil.guidance.index.SnippetQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 120 questions as patients type them: is a snippet that answers among the first three? */
class GoldenQuestionsTest {
    private static final Path QUESTIONS = Path.of("src/test/resources/guidance/golden.jsonl");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static SnippetIndex index;

    @BeforeAll
    static void wholeCorpusWithItsVectors() {
        Knowledge knowledge = KnowledgeLoader.bundled();
        List<SnippetEntry> corpus = Corpus.of(knowledge);
        index = SnippetIndex.inMemory(new Embeddings(0), new ScriptConversion(knowledge));
        int edition = index.put("knowledge", corpus);
        for (int i = 0; i < corpus.size(); i++) {
            index.addVector("knowledge", edition, i, corpus.get(i));
        }
        index.refresh();
    }

    @ParameterizedTest
    @CsvSource({"en,0.95", "zh-Hans,0.95", "zh-Hant,0.90"})
    void patientsQuestions_findTheirSnippetAmongTheFirstThree(String tag, double least) throws IOException {
        List<String> missed = new ArrayList<>();
        int asked = 0;
        for (String line : Files.readAllLines(QUESTIONS)) {
            JsonNode question = new ObjectMapper().readTree(line);
            if (question.get("lang").asText().equals(tag)) {
                asked++;
                if (!isAnswered(question, Language.ofTag(tag).orElseThrow())) {
                    missed.add(question.get("text").asText());
                }
            }
        }

        double recall = 1 - (double) missed.size() / asked;
        System.out.printf("guidance %s: recall@3 %.3f of %d%n", tag, recall, asked);
        assertThat(asked).isEqualTo(40);
        assertThat(recall).as("missed: %s", missed).isGreaterThanOrEqualTo(least);
    }

    private static boolean isAnswered(JsonNode question, Language language) {
        SnippetQuery query = new SnippetQuery(language, question.get("text").asText(), TODAY, null);
        List<String> answers = new ArrayList<>();
        question.get("doc_ids").forEach(id -> answers.add(id.asText()));
        return index.search(Retriever.FUSED, query, 3).stream()
                .anyMatch(found -> answers.contains(found.citation().id()));
    }
}
