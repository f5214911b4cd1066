package health.vigil.guidance.index;

import health.vigil.catalog.SnippetEntry;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Gives snippets their vectors in the background, on two threads at most and behind everything else. */
public final class VectorFill implements AutoCloseable {
    /** A graph is built at each refresh, so it must not come too often. */
    private static final int REFRESH_EVERY = 1_000;

    private static final int MOST_THREADS = 2;

    private final SnippetIndex index;
    private final Consumer<Progress> report;
    private final ExecutorService threads;

    /** @param perSecond since the source was begun */
    public record Progress(String source, int done, int all, double perSecond) {
        public boolean isComplete() {
            return done == all;
        }
    }

    public VectorFill(SnippetIndex index, Consumer<Progress> report) {
        this.index = index;
        this.report = report;
        int count = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "guidance-vectors");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
    }

    /** Begins; the report tells when it is complete. A text that fails keeps its words and is counted as done. */
    public void fill(String source, int edition, List<SnippetEntry> entries) {
        AtomicInteger done = new AtomicInteger();
        long begun = System.nanoTime();
        for (int i = 0; i < entries.size(); i++) {
            int number = i;
            threads.execute(() -> {
                try {
                    index.addVector(source, edition, number, entries.get(number));
                } finally {
                    tell(source, done.incrementAndGet(), entries.size(), begun);
                }
            });
        }
    }

    private void tell(String source, int done, int all, long begun) {
        if (done % REFRESH_EVERY == 0 || done == all) {
            index.refresh();
            report.accept(new Progress(source, done, all, done / ((System.nanoTime() - begun) / 1e9)));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
