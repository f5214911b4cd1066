package health.vigil.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.catalog.Complaint;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.SnippetEntry;
import health.vigil.catalog.SnippetScope.Audience;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which complaints have guideline text that can be cited to patients, and what is or will soon be out of date.
 *
 * @param coverage citable snippets in date by complaint, 0 where there is none
 * @param expired never cited any more
 * @param soon expiring within 60 days
 * @param unopenable without an address a clinician could open: found, never cited
 */
record GuidanceReport(
        int snippets,
        SortedMap<String, Integer> coverage,
        SortedSet<String> expired,
        SortedSet<String> soon,
        SortedSet<String> unopenable) {
    private static final int SOON_DAYS = 60;

    static GuidanceReport of(Knowledge knowledge, LocalDate today) {
        GuidanceReport report = new GuidanceReport(
                (int) knowledge.snippets().stream()
                        .map(GuidanceReport::id)
                        .distinct()
                        .count(),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>());
        for (Complaint complaint : knowledge.complaints()) {
            if (knowledge.complaintLabels().containsKey(complaint.id())) {
                report.coverage.put(complaint.id(), report.citable(knowledge.snippets(), complaint.id(), today));
            }
        }
        for (SnippetEntry entry : knowledge.snippets()) {
            report.dates(entry, today);
        }
        return report;
    }

    private int citable(List<SnippetEntry> entries, String complaint, LocalDate today) {
        return (int) entries.stream()
                .filter(entry -> entry.scope().complaints().contains(complaint))
                .filter(entry -> entry.scope().audience() == Audience.PATIENT)
                .filter(entry -> !entry.scope().isExpired(today))
                .filter(entry -> !entry.snippet().citation().url().isEmpty())
                .map(GuidanceReport::id)
                .distinct()
                .count();
    }

    private void dates(SnippetEntry entry, LocalDate today) {
        if (entry.scope().isExpired(today)) {
            expired.add(id(entry));
        } else if (entry.scope().isExpired(today.plusDays(SOON_DAYS))) {
            soon.add(id(entry));
        }
        if (entry.snippet().citation().url().isEmpty()) {
            unopenable.add(id(entry));
        }
    }

    private static String id(SnippetEntry entry) {
        return entry.snippet().citation().id();
    }

    void print(PrintWriter output) {
        output.printf("guideline snippets    %5d, citable by complaint:%n", snippets);
        coverage.forEach((complaint, number) ->
                output.printf("  %-24s %3d%s%n", complaint, number, number == 0 ? "  NONE" : ""));
        list("expired, never cited", expired, output);
        list("expiring within " + SOON_DAYS + " days", soon, output);
        list("no address to open, never cited", unopenable, output);
    }

    private static void list(String what, SortedSet<String> ids, PrintWriter output) {
        output.printf("  %s: %s%n", what, ids.isEmpty() ? "none" : ids.size() + " (" + String.join(" ", ids) + ")");
    }

    void write(ObjectNode row) {
        ObjectNode guidance = row.putObject("guidance").put("snippets", snippets);
        coverage.forEach(guidance.putObject("coverage")::put);
        expired.forEach(guidance.putArray("expired")::add);
        soon.forEach(guidance.putArray("expiring")::add);
        unopenable.forEach(guidance.putArray("no_address")::add);
    }
}
