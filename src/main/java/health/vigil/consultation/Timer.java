package health.vigil.consultation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due for a consultation later, set with the commit of a turn.
 *
 * @param kind one of a kind per consultation: a later one takes the place of an earlier
 * @param due null takes it off
 */
public record Timer(String kind, @Nullable Instant due) {
    /** An emergency advice to which nothing came back. */
    public static final String EMERGENCY_ACK = "emergency_ack";
    /** The question how the patient is now. */
    public static final String CHECK_IN = "check_in";

    /** A clinician who has taken a consultation over keeps its patient waiting. */
    public static final String TAKE_OVER = "take_over";

    public static final List<String> KINDS = List.of(EMERGENCY_ACK, CHECK_IN, TAKE_OVER);
}
