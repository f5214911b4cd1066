package health.vigil.command.eval;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays a set, several conversations at a time; the order of the cases is kept. */
final class ParallelPlay {
    private static final long PROGRESS_NANOS = 2_000_000_000L;

    private final CasePlayer player;
    private final int conversations;
    private final PrintWriter progress;

    ParallelPlay(CasePlayer player, int conversations, PrintWriter progress) {
        this.player = player;
        this.conversations = conversations;
        this.progress = progress;
    }

    List<Played> play(CaseFile set) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(conversations)) {
            List<Future<Played>> running = set.cases().stream()
                    .map(one -> threads.submit(() -> player.play(one)))
                    .toList();
            List<Played> played = new ArrayList<>();
            long said = System.nanoTime();
            for (Future<Played> one : running) {
                played.add(result(one));
                if (System.nanoTime() - said > PROGRESS_NANOS) {
                    said = System.nanoTime();
                    progress.printf("%s: %d of %d%n", set.name(), played.size(), running.size());
                    progress.flush();
                }
            }
            return played;
        }
    }

    private static Played result(Future<Played> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new CannotRun("a conversation could not be played", e);
        }
    }
}
