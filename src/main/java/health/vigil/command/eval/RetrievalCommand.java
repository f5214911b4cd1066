package health.vigil.command.eval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Snippet;
import health.vigil.guidance.index.Embeddings;
import health.vigil.guidance.index.Retriever;
import health.vigil.guidance.index.ScriptConversion;
import health.vigil.guidance.index.SnippetIndex;
import health.vigil.guidance.index.SnippetQuery;
import health.vigil.guidance.index.VectorFill;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code eval retrieval}: any documents and questions through the index the service uses. */
@Command(
        name = "retrieval",
        mixinStandardHelpOptions = true,
        description =
                "Measures the guidance index on any documents and questions: words, vectors and both side by side.")
final class RetrievalCommand implements Callable<Integer> {
    private static final int WARM_UP = 50;
    private static final int DEPTH = 10;

    @Option(names = "--docs", required = true, description = "JSON lines: doc_id, text.")
    Path docs = Path.of("");

    @Option(names = "--queries", required = true, description = "JSON lines: query_id, text, doc_id (or doc_ids).")
    Path queries = Path.of("");

    @Option(
            names = "--index",
            paramLabel = "FOLDER",
            description = "Keep the index there and begin with it the next time (default: in memory).")
    @Nullable
    Path saved;

    @Option(names = "--json", description = "Print one JSON object a retriever.")
    boolean json;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** 0, or 2 when a file cannot be read. */
    @Override
    public Integer call() throws InterruptedException {
        PrintWriter progress = spec.commandLine().getErr();
        try {
            RetrievalSet set = RetrievalSet.read(docs, queries);
            try (SnippetIndex index = open()) {
                build(index, set, progress);
                measure(index, set)
                        .forEach(score -> print(score, spec.commandLine().getOut()));
            }
            return 0;
        } catch (CannotRun e) {
            progress.println("vigil eval retrieval: " + e.getMessage());
            return 2;
        }
    }

    private SnippetIndex open() {
        // no question's vector is remembered, so that the times are those of questions never asked before
        Embeddings embeddings = new Embeddings(0);
        ScriptConversion script = new ScriptConversion(KnowledgeLoader.bundled());
        return saved == null
                ? SnippetIndex.inMemory(embeddings, script)
                : SnippetIndex.saved(saved, embeddings, script);
    }

    private void build(SnippetIndex index, RetrievalSet set, PrintWriter progress) throws InterruptedException {
        long begun = System.nanoTime();
        String stamp = String.valueOf(set.documents().stream()
                .map(entry -> entry.snippet().toString())
                .toList()
                .hashCode());
        if (index.isKept("docs", stamp)) {
            int kept = index.count("docs");
            progress.printf("%d documents found again after %.1f s%n", kept, (System.nanoTime() - begun) / 1e9);
            index.loadModels();
            return;
        }
        int edition = index.put("docs", set.documents());
        progress.printf(
                "%d documents found by their words after %.1f s%n",
                set.documents().size(), (System.nanoTime() - begun) / 1e9);
        CountDownLatch complete = new CountDownLatch(1);
        try (VectorFill fill = new VectorFill(index)) {
            fill.fill("docs", edition, set.documents(), done -> {
                progress.printf("%d of %d vectors, %.0f a second%n", done.done(), done.all(), done.perSecond());
                progress.flush();
                if (done.isComplete()) {
                    complete.countDown();
                }
            });
            complete.await();
        }
        index.keep("docs", edition, stamp);
        Runtime.getRuntime().gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        progress.printf("heap in use with the index in memory: %d MB%n", used >> 20);
    }

    private static List<RetrievalScore> measure(SnippetIndex index, RetrievalSet set) {
        set.questions().stream()
                .limit(WARM_UP)
                .forEach(question -> List.of(Retriever.values()).forEach(one -> ids(index, one, question)));
        List<RetrievalScore> scores = new ArrayList<>();
        for (Retriever retriever : Retriever.values()) {
            RetrievalScore score = new RetrievalScore(retriever);
            for (RetrievalSet.Question question : set.questions()) {
                long begun = System.nanoTime();
                List<String> found = ids(index, retriever, question);
                score.add(found, question.answers(), System.nanoTime() - begun);
            }
            scores.add(score);
        }
        return scores;
    }

    private static List<String> ids(SnippetIndex index, Retriever retriever, RetrievalSet.Question question) {
        SnippetQuery query = new SnippetQuery(question.language(), question.text(), LocalDate.now(), null);
        List<String> ids = new ArrayList<>();
        for (Snippet snippet : index.search(retriever, query, DEPTH)) {
            ids.add(snippet.citation().id());
        }
        return ids;
    }

    private void print(RetrievalScore score, PrintWriter output) {
        if (json) {
            output.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("retriever", score.name())
                    .put("ndcg_at_10", score.ndcg())
                    .put("recall_at_10", score.recall())
                    .put("mrr", score.mrr())
                    .put("p50_ms", score.latency(0.5))
                    .put("p99_ms", score.latency(0.99)));
        } else {
            output.printf(
                    "%-6s nDCG@10 %.4f  recall@10 %.4f  MRR %.4f  p50 %.1f ms  p99 %.1f ms%n",
                    score.name(), score.ndcg(), score.recall(), score.mrr(), score.latency(0.5), score.latency(0.99));
        }
        output.flush();
    }
}
