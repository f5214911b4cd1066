package health.vigil.command.fake;

import java.util.Locale;
import java.util.Optional;

/** How the fake model behaves; the first segment of the path names it, for example {@code /late/v1}. */
public enum Manner {
    GOOD,
    /** Answers after the deadlines. */
    LATE,
    /** Ends in the middle of a sentence, without the last event. */
    CUT,
    /** No JSON where JSON was asked, and broken events. */
    MALFORMED,
    DISMISSIVE,
    PRESCRIBING,
    LEAKING,
    /** Another language than the patient's. */
    FOREIGN,
    ENDLESS,
    /** Thinks aloud before it answers well. */
    THINKING,
    /** Findings with wrong codes and invented quotes. */
    INVENTING,
    /** 429. */
    LIMITED,
    /** 500, with the request in the error. */
    BROKEN;

    static Optional<Manner> of(String path) {
        String[] segments = path.split("/");
        for (Manner manner : values()) {
            if (segments.length > 1 && manner.name().toLowerCase(Locale.ROOT).equals(segments[1])) {
                return Optional.of(manner);
            }
        }
        return Optional.empty();
    }
}
