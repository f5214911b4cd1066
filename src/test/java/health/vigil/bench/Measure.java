package health.vigil.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One number of a benchmark.
 *
 * @param baseline the same of what it is measured against in the same run, null without
 */
record Measure(
        String name, double value, String unit, @Nullable Double baseline) {

    Measure(String name, double value, String unit) {
        this(name, value, unit, null);
    }

    /** Of the value to its baseline, null without. */
    @Nullable
    Double ratio() {
        return baseline == null ? null : value / baseline;
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"measure\":\"%s\",\"value\":%.2f,\"unit\":\"%s\",\"baseline\":%s,\"ratio\":%s}",
                name,
                value,
                unit,
                number("%.2f", baseline, "null"),
                number("%.3f", ratio(), "null"));
    }

    String line() {
        String against = baseline == null ? "" : String.format(Locale.ROOT, "  against %.2f: %.3f", baseline, ratio());
        return String.format(Locale.ROOT, "  %-60s %12.2f %s%s", name, value, unit, against);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %s |%n",
                name,
                value,
                unit,
                number("%.2f", baseline, ""),
                number("%.3f", ratio(), ""));
    }

    private static String number(String format, @Nullable Double number, String none) {
        return number == null ? none : String.format(Locale.ROOT, format, number);
    }
}
