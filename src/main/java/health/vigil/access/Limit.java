package health.vigil.access;

import health.vigil.consultation.RateLimits.Rate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is limited, and how much of it where nothing else is said. No person writing comes near these. */
enum Limit {
    TENANT(new Rate(12_000, 4_000)),
    CONSULTATION(new Rate(60, 40)),
    ADDRESS(new Rate(1_200, 400));

    /** No limit. */
    static final Rate NONE = new Rate(0, 0);

    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,6}):([1-9]\\d{0,6})");
    private final Rate usual;

    Limit(Rate usual) {
        this.usual = usual;
    }

    Rate usual() {
        return usual;
    }

    /** As the keys file writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code 600:200}, 600 a minute and 200 at once, or {@code off}; empty for anything else. */
    static Optional<Rate> read(String text) {
        if (text.equals("off")) {
            return Optional.of(NONE);
        }
        Matcher rate = RATE.matcher(text);
        return rate.matches()
                ? Optional.of(new Rate(Integer.parseInt(rate.group(1)), Integer.parseInt(rate.group(2))))
                : Optional.empty();
    }
}
