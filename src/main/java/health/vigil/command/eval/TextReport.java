package health.vigil.command.eval;

import health.vigil.clinical.TriageLevel;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of a set for people. */
final class TextReport {
    private static final int MOST_DEPARTMENTS = 12;

    private TextReport() {}

    static void print(PlayedSet set, PrintWriter out) {
        Scores scores = set.scores();
        out.printf("%s: %d cases%n", set.name(), scores.cases());
        if (set.isBounded()) {
            row(out, "within bounds", scores.within());
            row(out, "under", scores.under());
            row(out, "over", scores.over());
            row(out, "emergency recall", scores.recall());
            if (scores.lethalRecall().isMeasured()) {
                row(out, "lethal recall", scores.lethalRecall());
            }
            row(out, "false emergencies", scores.falseEmergencies());
            row(out, "false ambulances", scores.falseAmbulances());
        } else {
            row(out, "emergency or above", scores.emergencies());
        }
        row(out, "questions asked", scores.questions());
        row(out, "  below emergency", scores.questionsBelow());
        row(out, "errors", scores.errors());
        row(out, "unfinished", scores.unfinished());
        row(out, "unstored", scores.unstored());
        row(out, "ended at", levels(scores.levels()));
        row(out, "departments", departments(scores.departments()));
        if (scores.match().agreement().isMeasured()) {
            row(out, "as the file says", scores.match().agreement());
            scores.match().lines().forEach(line -> row(out, "", line));
        }
        failing(set, out);
        set.missed().forEach(line -> row(out, "falls short", line));
        out.println();
        out.flush();
    }

    private static void failing(PlayedSet set, PrintWriter out) {
        for (Played one : set.failing()) {
            out.printf(
                    "    %-6s %-24s got %-20s floor %-20s bounds %s .. %s  %s%n",
                    one.result().name().toLowerCase(Locale.ROOT),
                    one.evalCase().id(),
                    name(one.level()),
                    one.floor(),
                    name(one.evalCase().leastUrgentOk()),
                    name(one.evalCase().mostUrgentOk()),
                    one.error().isEmpty() ? one.evalCase().why() : one.error());
        }
    }

    private static void row(PrintWriter out, String what, Object value) {
        out.printf("  %-20s %s%n", what, value);
    }

    private static String levels(Map<TriageLevel, Integer> levels) {
        List<TriageLevel> order = Arrays.asList(TriageLevel.values());
        Collections.reverse(order);
        return order.stream()
                .filter(levels::containsKey)
                .map(level -> level.wire() + " " + levels.get(level))
                .collect(Collectors.joining(", "));
    }

    private static String departments(Map<String, Integer> departments) {
        String first = departments.entrySet().stream()
                .limit(MOST_DEPARTMENTS)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        int more = departments.size() - MOST_DEPARTMENTS;
        return more > 0 ? first + ", and " + more + " more" : first;
    }

    private static String name(@Nullable TriageLevel level) {
        return level == null ? "-" : level.wire();
    }
}
