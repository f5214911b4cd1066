package health.vigil.channel.console;

import health.vigil.consultation.QueueIndex.Queue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows one queue for one reader. It asks for the version and gets the entries only when that has changed, so that it
 * can ask often; whichever pod took the message.
 */
final class QueueWatch {
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Looks of which one reads the whole queue again: time passes there too, and a reader must know that we live. */
    private static final int WHOLE_EVERY = 40;

    private final Function<String, Uni<Optional<Queue>>> read;
    private String version = "";
    private int looks;

    QueueWatch(Function<String, Uni<Optional<Queue>>> read) {
        this.read = read;
    }

    /** The queue at once and at every change; empty as a sign of life. A store that is away is waited for. */
    Multi<Optional<Queue>> changes() {
        return Multi.createBy()
                .repeating()
                .uni(this::look)
                .withDelay(PAUSE)
                .indefinitely()
                .filter(found -> found.isPresent() || looks % WHOLE_EVERY == 0);
    }

    private Uni<Optional<Queue>> look() {
        boolean whole = looks++ % WHOLE_EVERY == 0;
        return read.apply(whole ? "" : version)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .map(found -> found.filter(queue -> !queue.version().equals(version)))
                .invoke(found -> found.ifPresent(queue -> version = queue.version()));
    }
}
