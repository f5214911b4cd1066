package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import health.vigil.clinical.Sex;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The sex stated beside an age or of the writer: 56岁男, 28F, "35 year old woman". */
final class SexReader {

    private final Map<Sex, List<Guarded>> patterns;

    /** What was stated, and where. */
    record Stated(Sex sex, int at) {}

    SexReader(Lexicon lexicon) {
        patterns = Map.of(
                Sex.FEMALE, compiled(lexicon, "sex.female"),
                Sex.MALE, compiled(lexicon, "sex.male"));
    }

    private static List<Guarded> compiled(Lexicon lexicon, String name) {
        return Guarded.all(lexicon.patterns(name));
    }

    @Nullable
    Stated read(Reading reading) {
        for (Map.Entry<Sex, List<Guarded>> entry : patterns.entrySet()) {
            for (Guarded pattern : entry.getValue()) {
                Matcher matcher = pattern.in(reading.text().searched());
                while (matcher != null && matcher.find()) {
                    if (reading.text().isWhole(matcher.start(), matcher.end())) {
                        return new Stated(entry.getKey(), matcher.start());
                    }
                }
            }
        }
        return null;
    }
}
