package health.vigil.understanding;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One line of an example file: number | text | what must be found. */
record Expectation(String number, String text, List<String> items) {

    static Expectation parse(String line) {
        String[] parts = line.split(" \\| ", 3);
        return new Expectation(
                parts[0].trim(), parts[1].trim(), List.of(parts[2].trim().split("\\s+")));
    }

    /** What the understanding lacks, empty when all is there. */
    List<String> missing(Understanding understanding) {
        List<String> missing = new ArrayList<>();
        for (String item : items) {
            if (!holds(item, understanding)) {
                missing.add(item);
            }
        }
        return missing;
    }

    private static boolean holds(String item, Understanding u) {
        if (item.startsWith("about:")) {
            return u.about() != null && u.about().name().equals(item.substring(6));
        }
        if (item.startsWith("answer:")) {
            return Objects.toString(u.answer()).equals(item.substring(7));
        }
        if (item.startsWith("sex:")) {
            return Objects.toString(u.sex()).equals(item.substring(4));
        }
        if (item.startsWith("language:")) {
            return Objects.toString(u.language()).equals(item.substring(9));
        }
        if (item.startsWith("intent:")) {
            return u.intents().contains(Understanding.Intent.valueOf(item.substring(7)));
        }
        int equals = item.indexOf('=');
        if (equals > 0) {
            double expected = Double.parseDouble(item.substring(equals + 1));
            return u.measurements().stream()
                    .anyMatch(
                            m -> m.code().equals(item.substring(0, equals)) && Math.abs(m.value() - expected) < 0.051);
        }
        int at = item.indexOf('@');
        String code = item.substring(1, at < 0 ? item.length() : at);
        Timing timing = at < 0 ? Timing.NOW : Timing.valueOf(item.substring(at + 1));
        Finding found = Words.finding(u, code).orElse(null);
        return switch (item.charAt(0)) {
            case '+' -> found != null && found.presence() == Presence.PRESENT && found.timing() == timing;
            case '-' -> found != null && found.presence() == Presence.ABSENT;
            case '?' -> found != null && found.presence() == Presence.UNKNOWN;
            case '!' -> found == null || found.presence() != Presence.PRESENT;
            case '0' -> u.measurements().stream().noneMatch(m -> m.code().equals(code));
            default -> throw new IllegalArgumentException(item);
        };
    }

    @Override
    public String toString() {
        return number + " " + text;
    }
}
