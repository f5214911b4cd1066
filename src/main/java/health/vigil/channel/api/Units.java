package health.vigil.channel.api;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Units of answers into the catalogue's. */
final class Units {
    private static final Map<String, Double> MINUTES = Map.of(
            "second", 1 / 60.0,
            "minute", 1.0,
            "hour", 60.0,
            "day", 1_440.0,
            "week", 10_080.0,
            "month", 43_830.0,
            "year", 525_960.0);
    private static final double MG_DL_PER_MMOL = 18;

    private Units() {}

    /** An unknown unit, or none, is read as the wanted one. */
    static double convert(double value, @Nullable String unit, String wanted) {
        String from = unit == null ? wanted : unit.toLowerCase(Locale.ROOT);
        Double given = MINUTES.get(from);
        Double needed = MINUTES.get(wanted);
        if (given != null && needed != null) {
            return value * given / needed;
        }
        return switch (from) {
            case "fahrenheit" -> (value - 32) * 5 / 9;
            case "mg/dl" -> value / MG_DL_PER_MMOL;
            default -> value;
        };
    }
}
