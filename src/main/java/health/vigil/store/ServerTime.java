package health.vigil.store;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * The server's clock as seen from here, without trusting ours: what it said last, and the time that has passed since.
 */
@Singleton
final class ServerTime {
    private static final long UNKNOWN = Long.MIN_VALUE;
    private volatile long offset = UNKNOWN;

    Instant saw(long serverMillis) {
        offset = serverMillis - monotonicMillis();
        return Instant.ofEpochMilli(serverMillis);
    }

    /** When a caller that starts to wait now has given up, in the server's milliseconds; empty before its first answer. */
    String after(Duration wait) {
        long known = offset;
        return known == UNKNOWN ? "" : Long.toString(monotonicMillis() + known + wait.toMillis());
    }

    private static long monotonicMillis() {
        return System.nanoTime() / 1_000_000;
    }
}
