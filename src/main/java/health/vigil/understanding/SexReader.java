package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import health.vigil.clinical.Sex;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sex stated beside an age or of the writer: 56岁男, 28F, "35 year old woman". */
final class SexReader {

    private final Map<Sex, List<Pattern>> patterns;

    /** What was stated, and where. */
    record Stated(Sex sex, int at) {}

    SexReader(Lexicon lexicon) {
        patterns = Map.of(
                Sex.FEMALE, compiled(lexicon, "sex.female"),
                Sex.MALE, compiled(lexicon, "sex.male"));
    }

    private static List<Pattern> compiled(Lexicon lexicon, String name) {
        return lexicon.patterns(name).stream()
                .map(p -> Pattern.compile(Script.simplified(p)))
                .toList();
    }

    @Nullable
    Stated read(Reading reading) {
        for (Map.Entry<Sex, List<Pattern>> entry : patterns.entrySet()) {
            for (Pattern pattern : entry.getValue()) {
                Matcher matcher = pattern.matcher(reading.text().plain());
                while (matcher.find()) {
                    if (reading.text().isWhole(matcher.start(), matcher.end())) {
                        return new Stated(entry.getKey(), matcher.start());
                    }
                }
            }
        }
        return null;
    }
}
