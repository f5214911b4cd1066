package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Durations to minutes (lexicon section 9.1). A pattern may name the groups {@code n}, {@code m} (upper end of a
 * range), {@code u} (unit), {@code half}, {@code ago}, {@code far} and {@code had} (until now) and
 * {@code since}.
 */
final class Durations {

    private static final String UNIT = "unit.";
    private static final String SINCE = "since.";

    private final List<Guarded> patterns;
    private final Map<String, Double> units = new HashMap<>();
    private final Map<String, Double> since = new HashMap<>();
    private final NumberWords numbers;

    Durations(Lexicon lexicon, NumberWords numbers) {
        this.numbers = numbers;
        patterns = Guarded.all(lexicon.patterns("duration"));
        lexicon.values().forEach((key, value) -> {
            if (key.startsWith(UNIT)) {
                units.put(TextFolder.word(key.substring(UNIT.length())), Double.valueOf(value));
            } else if (key.startsWith(SINCE)) {
                since.put(TextFolder.word(key.substring(SINCE.length())), Double.valueOf(value));
            }
        });
    }

    List<Duration> find(Reading reading) {
        List<Duration> found = new ArrayList<>();
        for (Guarded pattern : patterns) {
            Matcher matcher = pattern.in(reading.text().searched());
            while (matcher != null && matcher.find()) {
                Duration duration = read(matcher, reading);
                if (duration != null && found.stream().noneMatch(d -> overlaps(d, duration))) {
                    found.add(duration);
                }
            }
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return found;
    }

    private static boolean overlaps(Duration a, Duration b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    private @Nullable Duration read(Matcher matcher, Reading reading) {
        if (!reading.text().isWhole(matcher.start(), matcher.end())) {
            return null;
        }
        String from = group(matcher, "since");
        if (from != null) {
            Double minutes = since.get(from);
            return minutes == null ? null : new Duration(minutes, Duration.Kind.SINCE, matcher.start(), matcher.end());
        }
        String unit = group(matcher, "u");
        Double perUnit = unit == null ? null : units.get(unit.strip());
        if (perUnit == null) {
            return null;
        }
        String upper = group(matcher, "m");
        String count = upper != null ? upper : group(matcher, "n");
        double whole = group(matcher, "half") == null ? 1 : 0;
        Double n = count == null ? Double.valueOf(whole) : numbers.read(count);
        if (n == null) {
            return null;
        }
        double amount = n + (group(matcher, "half") != null ? 0.5 : 0);
        if (amount <= 0) {
            return null;
        }
        Duration.Kind kind = group(matcher, "ago") != null
                ? Duration.Kind.AGO
                : group(matcher, "far") != null || group(matcher, "had") != null
                        ? Duration.Kind.SO_FAR
                        : Duration.Kind.LENGTH;
        return new Duration(amount * perUnit, kind, matcher.start(), matcher.end());
    }

    static @Nullable String group(Matcher matcher, String name) {
        return matcher.pattern().namedGroups().containsKey(name) ? matcher.group(name) : null;
    }
}
