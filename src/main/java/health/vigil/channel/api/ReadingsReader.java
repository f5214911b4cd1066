package health.vigil.channel.api;

import health.vigil.channel.api.Requests.VitalsBody;
import health.vigil.clinical.Reading;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Series of vital signs from devices: each value with its time and device; whether it counts is judged later. */
@Singleton
final class ReadingsReader {
    /** The finding that an irregular rhythm means. */
    static final String IRREGULAR = "palpitations";

    private static final Set<String> IRREGULAR_WORDS = Set.of("irregular", "afib", "atrial_fibrillation");

    List<Reading> read(@Nullable List<VitalsBody> series, String field, List<Problem.Violation> violations) {
        List<Reading> readings = new ArrayList<>();
        List<VitalsBody> bodies = series == null ? List.of() : series;
        for (int i = 0; i < bodies.size(); i++) {
            readings.addAll(read(bodies.get(i), field + "[" + i + "]", violations));
        }
        return readings;
    }

    List<Reading> read(VitalsBody body, String field, List<Problem.Violation> violations) {
        Instant at = time(body.measuredAt(), field + ".measured_at", violations);
        String device = body.device() == null ? "" : body.device();
        return body.values().stream()
                .map(value -> new Reading(value.code(), value.number(), at, device))
                .toList();
    }

    /** Whether a device says that the heart beats irregularly; a regular rhythm says nothing. */
    boolean isIrregular(@Nullable List<VitalsBody> series) {
        return series != null && series.stream().anyMatch(ReadingsReader::isIrregular);
    }

    static boolean isIrregular(@Nullable VitalsBody body) {
        String rhythm = body == null ? null : body.rhythm();
        return rhythm != null && IRREGULAR_WORDS.contains(rhythm.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Instant time(@Nullable String text, String field, List<Problem.Violation> violations) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            violations.add(new Problem.Violation(field, "must be a time with its offset, as 2026-11-25T08:00:00Z"));
            return null;
        }
    }
}
