package health.vigil.guidance.index;

import health.vigil.catalog.SnippetEntry;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Gives snippets their vectors in the background, on two threads at most and behind everything else. */
public final class VectorFill implements AutoCloseable {
    /** A graph is built at each refresh, so it must not come too often. */
    private static final int REFRESH_EVERY = 1_000;

    private static final int MOST_THREADS = 2;

    private static final Logger LOG = Logger.getLogger(VectorFill.class);

    private final SnippetIndex index;
    private final ExecutorService threads;

    /** @param seconds since the source was begun */
    public record Progress(int done, int all, double seconds) {
        public boolean isComplete() {
            return done == all;
        }

        public double perSecond() {
            return done / seconds;
        }
    }

    public VectorFill(SnippetIndex index) {
        this.index = index;
        int count = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "guidance-vectors");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** Begins; the report tells when it is complete. A text that fails keeps its words, and its source is filled anew at the next start. */
    public void fill(String source, int edition, List<SnippetEntry> entries, Consumer<Progress> report) {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger missing = new AtomicInteger();
        long begun = System.nanoTime();
        for (int i = 0; i < entries.size(); i++) {
            int number = i;
            threads.execute(() -> {
                if (threads.isShutdown()) {
                    return;
                }
                try {
                    index.addVector(source, edition, number, entries.get(number));
                    tell(new Progress(done.incrementAndGet(), entries.size(), seconds(begun)), report);
                } catch (RuntimeException e) {
                    if (!threads.isShutdown() && missing.getAndIncrement() == 0) {
                        LOG.warnf("vectors of %s are missing: %s", source, e.getMessage());
                    }
                }
            });
        }
    }

    private void tell(Progress now, Consumer<Progress> report) {
        if (now.done() % REFRESH_EVERY == 0 || now.isComplete()) {
            index.refresh();
            report.accept(now);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
