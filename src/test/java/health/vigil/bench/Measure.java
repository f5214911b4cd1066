package health.vigil.bench;

import java.util.Locale;

/** One number of a benchmark that has no baseline. */
record Measure(String name, double value, String unit) {

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"measure\":\"%s\",\"value\":%.1f,\"unit\":\"%s\",\"baseline\":null,\"ratio\":null}",
                name,
                value,
                unit);
    }

    String line() {
        return String.format(Locale.ROOT, "  %-44s %12.1f %s", name, value, unit);
    }
}
