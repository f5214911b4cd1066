package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Port: the timers whose time has come, by the store's clock and never by ours. */
public interface DueTimers {
    /** How long one reader has what it was given to itself; that of a reader that died comes again after it. */
    Duration LEASE = Duration.ofSeconds(15);

    /** Of one partition, oldest first; none while another reader works on it. */
    Uni<List<Due>> due(int partition, int most, String reader);

    /** Takes it off, unless it was set anew meanwhile. */
    Uni<Void> drop(Due timer);

    /** Is due again after so long, unless it was set anew meanwhile. */
    Uni<Void> postpone(Due timer, Duration by);

    /** A timer whose time has come. */
    record Due(String tenant, String consultation, String kind, Instant at) {}
}
