package health.vigil.guidance;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.SnippetEntry;
import health.vigil.guidance.document.DocumentFolder;
import health.vigil.guidance.document.DocumentReport;
import health.vigil.guidance.index.Embeddings;
import health.vigil.guidance.index.ScriptConversion;
import health.vigil.guidance.index.SnippetIndex;
import health.vigil.guidance.index.VectorFill;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What can be found: the knowledge's snippets, and a clinic's documents where it has a folder of them. Built on its own
 * thread beside the start-up; the models are loaded when the first reply needs guidance, or the first document a vector.
 */
@Startup
@ApplicationScoped
public class Shelf {
    private static final Logger LOG = Logger.getLogger(Shelf.class);
    private static final int QUESTIONS_KEPT = 2_000;
    private static final String OWN = "knowledge";

    private final Optional<Path> documents;
    private final Path saved;
    private final Knowledge knowledge;
    private final List<SnippetEntry> corpus;
    private final Duration rescan;
    private final CompletableFuture<SnippetIndex> index = new CompletableFuture<>();
    private final AtomicBoolean warming = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "guidance");
        daemon.setDaemon(true);
        return daemon;
    });

    /** Of the knowledge's own snippets, as put into the index by this run. */
    private volatile int edition;

    private volatile @Nullable VectorFill fill;
    private volatile @Nullable DocumentFolder folder;

    Shelf(
            Knowledge knowledge,
            @ConfigProperty(name = "vigil.guidance.dir") Optional<Path> documents,
            @ConfigProperty(name = "vigil.guidance.index-dir") Path saved,
            @ConfigProperty(name = "vigil.guidance.rescan", defaultValue = "5s") Duration rescan) {
        this.knowledge = knowledge;
        this.corpus = Corpus.of(knowledge);
        this.documents = documents;
        this.saved = saved;
        this.rescan = rescan;
        // the Chinese dictionary alone takes half a second
        thread.execute(this::build);
    }

    /** The index, when it is built. */
    CompletableFuture<SnippetIndex> index() {
        return index;
    }

    /** How the clinic's documents fared; empty without a folder. */
    public List<DocumentReport> report() {
        DocumentFolder watched = folder;
        return watched == null ? List.of() : watched.report();
    }

    private void build() {
        try {
            SnippetIndex built = open();
            if (!built.isKept(OWN, stamp())) {
                edition = built.put(OWN, corpus);
            }
            fill = new VectorFill(built);
            index.complete(built);
            if (documents.isPresent()) {
                watch(documents.get(), built);
            }
        } catch (RuntimeException | Error e) {
            LOG.errorf("no guideline text will be shown: %s", e.toString());
            index.completeExceptionally(e);
        }
    }

    /** Only documents are worth saving: the knowledge's snippets are read again in a second. */
    private SnippetIndex open() {
        ScriptConversion script = new ScriptConversion(knowledge);
        if (documents.isPresent()) {
            try {
                return SnippetIndex.saved(saved, new Embeddings(QUESTIONS_KEPT), script);
            } catch (RuntimeException e) {
                LOG.warnf("the index in %s cannot be used (%s): built in memory", saved, e.getMessage());
            }
        }
        return SnippetIndex.inMemory(new Embeddings(QUESTIONS_KEPT), script);
    }

    private void watch(Path path, SnippetIndex built) {
        VectorFill vectors = fill;
        if (vectors == null) {
            return;
        }
        warm();
        DocumentFolder watched =
                new DocumentFolder(path, built, vectors, knowledge.toModels(), line -> LOG.infof("guidance: %s", line));
        folder = watched;
        AtomicBoolean busy = new AtomicBoolean();
        thread.scheduleWithFixedDelay(
                () -> {
                    if (busy.compareAndSet(false, true)) {
                        watched.scan().whenComplete((done, e) -> busy.set(false));
                    }
                },
                0,
                rescan.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Loads the models and gives the knowledge's snippets their vectors, once. */
    void warm() {
        VectorFill vectors = fill;
        if (vectors == null || !warming.compareAndSet(false, true)) {
            return;
        }
        index.thenAcceptAsync(built -> warm(built, vectors), thread);
    }

    private void warm(SnippetIndex built, VectorFill vectors) {
        if (built.isKept(OWN, stamp())) {
            built.loadModels();
            return;
        }
        int written = edition;
        vectors.fill(OWN, written, corpus, progress -> {
            if (progress.isComplete()) {
                built.keep(OWN, written, stamp());
            }
        });
    }

    /** Which state of the knowledge's snippets it is: by their texts, because a version may stand for several in development. */
    private String stamp() {
        List<String> texts = corpus.stream()
                .map(entry -> entry.snippet()
                        + entry.about()
                        + entry.words()
                        + entry.scope().reviewBy())
                .toList();
        return knowledge.version() + ":" + texts.hashCode();
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
        VectorFill vectors = fill;
        if (vectors != null) {
            vectors.close();
        }
        index.thenAccept(SnippetIndex::close);
    }
}
