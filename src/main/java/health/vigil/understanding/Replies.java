package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Timing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a reply to the open question leaves unsaid: a bare number, "the first", "all of them". */
final class Replies {

    private static final Pattern BARE =
            Pattern.compile("(?<![\\p{L}\\p{N}./])(\\d{1,4}(?:\\.\\d+)?|[一二两三四五六七八九十几]{1,3})(?![\\d./])");
    private static final String ALL = "answer.all";
    private static final String ONLY = "answer.index";

    private final NumberWords numbers;
    private final Map<String, Double> minutes = new HashMap<>();
    private final List<Pattern> indices;

    Replies(Lexicon lexicon, NumberWords numbers) {
        this.numbers = numbers;
        minutes.put("minute", 1.0);
        minutes.put("hour", 60.0);
        minutes.put("day", 1440.0);
        minutes.put("week", 10080.0);
        minutes.put("month", 43200.0);
        minutes.put("year", 525600.0);
        indices = lexicon.patterns(ONLY).stream()
                .map(p -> Pattern.compile(Script.simplified(p)))
                .toList();
    }

    /** The asked number in the question's unit. */
    List<Quantity> numbers(Reading reading, @Nullable Question asked, List<Duration> times, List<Quantity> found) {
        if (asked == null || asked.kind() != Question.Kind.NUMBER && asked.kind() != Question.Kind.DURATION) {
            return List.of();
        }
        String code = asked.findings().get(0);
        if (found.stream().anyMatch(q -> q.code().equals(code))) {
            return List.of();
        }
        Double perUnit = asked.unit() == null ? null : minutes.get(asked.unit());
        if (perUnit != null && !times.isEmpty()) {
            Duration time = times.get(0);
            return List.of(new Quantity(code, time.minutes() / perUnit, time.start(), time.end()));
        }
        Matcher matcher = BARE.matcher(reading.text().plain());
        if (found.isEmpty() && matcher.find()) {
            Double value = numbers.read(matcher.group(1));
            if (value != null) {
                return List.of(new Quantity(code, value, matcher.start(), matcher.end()));
            }
        }
        return List.of();
    }

    /** Items of a group question picked by place or all at once. */
    List<Statement> picked(Reading reading, @Nullable Question asked) {
        if (asked == null || asked.kind() != Question.Kind.MULTI) {
            return List.of();
        }
        List<Statement> picked = new ArrayList<>();
        for (Match all : reading.scan().of(ALL)) {
            asked.findings().forEach(code -> picked.add(statement(all.start(), all.end(), code)));
            return picked;
        }
        for (Pattern pattern : indices) {
            Matcher matcher = pattern.matcher(reading.text().plain());
            while (matcher.find()) {
                for (int g = 1; g <= matcher.groupCount(); g++) {
                    Double n = matcher.group(g) == null ? null : numbers.read(matcher.group(g));
                    if (n != null && n >= 1 && n <= asked.findings().size()) {
                        picked.add(statement(
                                matcher.start(g),
                                matcher.end(g),
                                asked.findings().get(n.intValue() - 1)));
                    }
                }
            }
        }
        return picked;
    }

    private static Statement statement(int start, int end, String code) {
        return new Statement(Match.of(start, end, Match.FINDING, code), Presence.PRESENT, Timing.NOW, null);
    }
}
