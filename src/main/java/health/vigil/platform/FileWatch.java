package health.vigil.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads a file again when its content changes, so that it acts without a restart. */
public final class FileWatch implements AutoCloseable {
    private final Path file;
    private final Duration interval;
    private final Reader reader;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("file-watch").factory());
    private byte[] seen = new byte[0];
    private boolean lost;

    /** Is told one thing at a time. */
    public interface Reader {

        /** The content is new, or back. */
        void changed(byte[] content);

        /** It cannot be read; told once until it can. */
        void lost(Exception why);
    }

    /** @param interval between two looks */
    public FileWatch(Path file, Duration interval, Reader reader) {
        this.file = file;
        this.interval = interval;
        this.reader = reader;
    }

    /** Looks now, and again after every interval. */
    public void start() {
        look();
        long pause = interval.toMillis();
        var unused = clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            byte[] content = Files.readAllBytes(file);
            boolean same = Arrays.equals(content, seen) && !lost;
            lost = false;
            if (!same) {
                seen = content;
                reader.changed(content);
            }
        } catch (IOException | RuntimeException e) {
            if (!lost) {
                lost = true;
                reader.lost(e);
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
