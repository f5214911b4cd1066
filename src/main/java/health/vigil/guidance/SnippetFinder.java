package health.vigil.guidance;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.SnippetEntry;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import health.vigil.guidance.index.Embeddings;
import health.vigil.guidance.index.Retriever;
import health.vigil.guidance.index.ScriptConversion;
import health.vigil.guidance.index.SnippetIndex;
import health.vigil.guidance.index.SnippetQuery;
import health.vigil.guidance.index.VectorFill;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Finds the guideline texts that fit an assessment. Built beside the start-up, never asked in the emergency lane, and
 * late rather than in the way: what is not found in time is left out of the reply.
 */
@Startup
@ApplicationScoped
public class SnippetFinder {
    private static final Logger LOG = Logger.getLogger(SnippetFinder.class);
    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final int MOST = 2;
    private static final int QUESTIONS_KEPT = 2_000;
    private static final String OWN = "knowledge";

    private final Knowledge knowledge;
    private final Clock clock;
    private final ScriptConversion script;
    private final List<SnippetEntry> corpus;
    private final CompletableFuture<SnippetIndex> ready = new CompletableFuture<>();
    private final AtomicBoolean vectorsBegun = new AtomicBoolean();

    SnippetFinder(Knowledge knowledge, Clock clock) {
        this.knowledge = knowledge;
        this.clock = clock;
        this.script = new ScriptConversion(knowledge.traditional());
        this.corpus = Corpus.of(knowledge);
        // the Chinese dictionary alone takes half a second
        Thread.ofPlatform().daemon().name("guidance-index").start(this::build);
    }

    private void build() {
        try {
            SnippetIndex index = SnippetIndex.inMemory(new Embeddings(QUESTIONS_KEPT));
            index.put(OWN, corpus);
            ready.complete(index);
        } catch (RuntimeException | Error e) {
            LOG.errorf("no guideline text will be shown: %s", e.toString());
            ready.completeExceptionally(e);
        }
    }

    /** At most two texts, best first; none when nothing fits or it takes too long. Never fails. */
    public Uni<List<Snippet>> find(GuidanceNeed need) {
        if (need.assessment().complaints().isEmpty()
                || need.assessment().floor().isAtLeast(TriageLevel.EMERGENCY)) {
            return Uni.createFrom().item(List.of());
        }
        return Uni.createFrom()
                .completionStage(ready)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(index -> search(index, need))
                .ifNoItem()
                .after(DEADLINE)
                .recoverWithItem(List.<Snippet>of())
                .onFailure()
                .invoke(e ->
                        LOG.warnf("guideline text left out: %s", e.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(List.<Snippet>of());
    }

    private List<Snippet> search(SnippetIndex index, GuidanceNeed need) {
        if (vectorsBegun.compareAndSet(false, true)) {
            new VectorFill(index, done -> {}).fill(OWN, 1, corpus);
        }
        List<Snippet> found = new ArrayList<>();
        for (Snippet snippet : index.search(Retriever.FUSED, query(need), MOST)) {
            found.add(in(need.language(), snippet));
        }
        return found;
    }

    private SnippetQuery query(GuidanceNeed need) {
        Assessment assessment = need.assessment();
        Language language = need.language();
        List<String> words = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (String complaint : assessment.complaints()) {
            var label = knowledge.complaintLabels().get(complaint);
            if (label != null) {
                words.add(label.in(language));
            }
        }
        need.facts().findings().forEach((code, presence) -> {
            if (presence == Presence.PRESENT) {
                findings.add(code);
                words.add(knowledge.label(code).in(language));
            }
        });
        boolean urgent =
                assessment.redFlags().stream().anyMatch(flag -> flag.level().isAtLeast(TriageLevel.EMERGENCY));
        return new SnippetQuery(
                language,
                String.join(" ", words),
                LocalDate.now(clock),
                new SnippetQuery.ForPatient(
                        assessment.complaints(),
                        findings,
                        assessment.level(),
                        need.region(),
                        need.facts().number("age"),
                        need.facts().sex(),
                        need.facts().presence("pregnant"),
                        assessment.openRedFlags().isEmpty() && !urgent));
    }

    /** A Chinese text in the script that is read. */
    private Snippet in(Language language, Snippet snippet) {
        if (snippet.language() == language) {
            return snippet;
        }
        String text = language == Language.ZH_HANT
                ? script.traditional(snippet.text())
                : ScriptConversion.simplified(snippet.text());
        return new Snippet(snippet.citation(), language, text);
    }

    @PreDestroy
    void close() {
        ready.thenAccept(SnippetIndex::close);
    }
}
