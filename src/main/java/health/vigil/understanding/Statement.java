package health.vigil.understanding;

import health.vigil.clinical.Presence;
import health.vigil.clinical.Timing;
import org.jspecify.annotations.Nullable;

/**
 * A finding as one place of the message states it.
 *
 * @param subject of whom, null when nobody was named before it
 */
record Statement(
        Match hit,
        Presence presence,
        Timing timing,
        @Nullable Subject subject) {

    boolean isCurrent() {
        return presence == Presence.PRESENT && (timing == Timing.NOW || timing == Timing.RESOLVED);
    }

    Statement with(Presence changed) {
        return new Statement(hit, changed, timing, subject);
    }

    Statement with(Timing changed) {
        return new Statement(hit, presence, changed, subject);
    }

    /** Of two statements of one finding the one with the higher rank stands: present beats unknown beats absent. */
    int rank() {
        return switch (presence) {
            case PRESENT ->
                switch (timing) {
                    case NOW -> 6;
                    case RESOLVED -> 5;
                    case PAST -> 2;
                    case HYPOTHETICAL -> 1;
                };
            case UNKNOWN -> 4;
            case ABSENT -> 3;
        };
    }
}
