package health.vigil.consultation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due for a consultation later, set with the commit of a turn.
 *
 * @param kind one of a kind per consultation: a later one takes the place of an earlier
 * @param due null takes it off
 */
public record Timer(String kind, @Nullable Instant due) {}
