package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import health.vigil.catalog.NumberEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Vital signs, age, weeks of pregnancy and scores by pattern (lexicon sections 9.2 and 9.3). A pattern list
 * {@code vitals.<code>} names its number {@code n}, a decimal {@code d}, a unit {@code u}; {@code vitals.bp} names
 * {@code s} and {@code d}. Values no person can have are left out and reported.
 */
final class Vitals {

    private static final String VITALS = "vitals.";
    private static final String PRESSURE = "bp";
    private static final String USUAL = "vitals.usual";
    private static final double FAHRENHEIT = 80;
    private static final double MILLIGRAMS = 40;

    private final Map<String, List<Guarded>> patterns = new LinkedHashMap<>();
    private final Map<String, NumberEntry> entries;
    private final NumberWords numbers;

    /** What was read; {@code implausible} when a labelled number cannot be. */
    record Result(List<Quantity> quantities, boolean implausible) {}

    Vitals(Lexicon lexicon, Map<String, NumberEntry> entries, NumberWords numbers) {
        this.entries = entries;
        this.numbers = numbers;
        lexicon.patterns().forEach((name, list) -> {
            if (name.startsWith(VITALS)) {
                patterns.put(name.substring(VITALS.length()), Guarded.all(list));
            }
        });
    }

    Result find(Reading reading) {
        List<Quantity> found = new ArrayList<>();
        boolean implausible = false;
        for (Map.Entry<String, List<Guarded>> entry : patterns.entrySet()) {
            for (int i = 0; i < entry.getValue().size(); i++) {
                Matcher matcher = entry.getValue().get(i).in(reading.text().searched());
                while (matcher != null && matcher.find()) {
                    boolean usual = reading.scan().has(USUAL, reading.clauses().at(matcher.start()))
                            || !reading.text().isWhole(matcher.start(), matcher.end());
                    if (usual) {
                        continue;
                    }
                    List<Quantity> read = read(entry.getKey(), matcher);
                    if (read.isEmpty()) {
                        implausible = implausible || Durations.group(matcher, "label") != null;
                    }
                    found.addAll(read.stream().filter(q -> isNew(q, found)).toList());
                }
            }
        }
        return new Result(found, implausible);
    }

    private static boolean isNew(Quantity quantity, List<Quantity> found) {
        return found.stream().noneMatch(q -> q.start() < quantity.end() && quantity.start() < q.end());
    }

    private List<Quantity> read(String name, Matcher matcher) {
        List<Quantity> read = new ArrayList<>();
        if (name.equals(PRESSURE)) {
            Double first = number(matcher, "s");
            Double second = number(matcher, "d");
            boolean pair = first != null && second != null;
            boolean turned = first != null && second != null && first < second;
            Quantity systolic = quantity("sbp", turned ? second : first, matcher);
            Quantity diastolic = quantity("dbp", turned ? first : second, matcher);
            if (pair && (systolic == null || diastolic == null || diastolic.value() >= systolic.value())) {
                return read;
            }
            if (systolic != null) {
                read.add(systolic);
            }
            if (diastolic != null) {
                read.add(diastolic);
            }
            return read;
        }
        Double value = number(matcher, "n");
        if (value == null) {
            return read;
        }
        int dash = name.indexOf('-');
        String code = dash < 0 ? name : name.substring(0, dash);
        Quantity quantity = quantity(code, converted(name, value, matcher), matcher);
        if (quantity != null) {
            read.add(quantity);
        }
        return read;
    }

    private double converted(String name, double value, Matcher matcher) {
        String unit = Durations.group(matcher, "u");
        String half = Durations.group(matcher, "d2");
        String decimal = half != null ? half : Durations.group(matcher, "d");
        double whole = decimal == null || decimal.isEmpty() ? value : value + digit(decimal) / 10.0;
        return switch (name) {
            case "temp" ->
                whole >= FAHRENHEIT ? Math.round((whole - 32) * 50 / 9) / 10.0 : Math.round(whole * 100) / 100.0;
            case "glucose" ->
                unit != null && unit.startsWith("mg") || whole >= MILLIGRAMS ? Math.round(whole / 1.8) / 10.0 : whole;
            case "postpartum_weeks-day" -> whole / 7;
            case "postpartum_weeks-month", "weeks_pregnant-month" -> Math.round(whole * 4.345 * 10) / 10.0;
            case "age_days-week" -> whole * 7;
            case "age_months-half" -> whole * 12 + 6;
            default -> whole;
        };
    }

    private double digit(String decimal) {
        Double value = numbers.read(decimal);
        return value == null || value > 9 ? 0 : value;
    }

    private @Nullable Quantity quantity(String code, @Nullable Double value, Matcher matcher) {
        NumberEntry entry = entries.get(code);
        boolean plausible = value != null && (entry == null || value >= entry.low() && value <= entry.high());
        return plausible && value != null ? new Quantity(code, value, matcher.start(), matcher.end()) : null;
    }

    private @Nullable Double number(Matcher matcher, String group) {
        String text = Durations.group(matcher, group);
        return text == null ? null : numbers.read(text);
    }
}
