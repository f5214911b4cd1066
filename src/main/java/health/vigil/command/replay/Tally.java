package health.vigil.command.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.consultation.audit.RecordCheck.Report;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Counts what a replay found, tells of what is not as it should be, and says in the end what it was. */
final class Tally {
    private static final long SIGN_OF_LIFE = 2_000_000_000L;

    private final PrintWriter output;
    private final PrintWriter errors;
    private final boolean json;
    private final long begun = System.nanoTime();
    private long told = begun;
    private int consultations;
    private int turns;
    private int broken;
    private int differing;
    private int erased;
    private int open;
    private int recalled;

    Tally(PrintWriter output, PrintWriter errors, boolean json) {
        this.output = output;
        this.errors = errors;
        this.json = json;
    }

    void count(Report report) {
        turns += report.turns();
        broken += report.broken().isEmpty() ? 0 : 1;
        differing += report.differing().isEmpty() ? 0 : 1;
        erased += report.erased() ? 1 : 0;
        open += report.open().size();
        next();
        if (json) {
            output.println(row(report));
            return;
        }
        report.broken().forEach(line -> output.println(report.id() + ": BROKEN: " + line));
        report.differing().forEach(line -> output.println(report.id() + ": DIFFERS: " + line));
        report.open().forEach(line -> output.println(report.id() + ": not derived again: " + line));
        if (report.erased()) {
            output.println(report.id() + ": erased; its chain ends there, and so does replay");
        }
    }

    private static ObjectNode row(Report report) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("consultation", report.id()).put("turns", report.turns()).put("entries", report.entries());
        row.put("erased", report.erased()).put("ok", report.isFine());
        fill(row, "broken", report.broken());
        fill(row, "differing", report.differing());
        fill(row, "not_derived", report.open());
        return row;
    }

    void count(int turnsOfIt, Recall.Found found) {
        turns += turnsOfIt;
        recalled++;
        next();
        if (json) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("consultation", found.id()).put("turn", found.turn());
            row.put("level", found.level()).put("now", found.now());
            fill(row, "rules", found.rules());
            output.println(row);
            return;
        }
        output.printf(
                "%s: turn %d was %s, would now be %s (%s)%n",
                found.id(), found.turn(), found.level(), found.now(), String.join(" ", found.rules()));
    }

    void count(int turnsOfIt) {
        turns += turnsOfIt;
        next();
    }

    private static void fill(ObjectNode row, String name, List<String> lines) {
        lines.forEach(row.putArray(name)::add);
    }

    private void next() {
        consultations++;
        if (System.nanoTime() - told > SIGN_OF_LIFE) {
            told = System.nanoTime();
            errors.println(consultations + " consultations read");
        }
    }

    /** 0 when all is as recorded, 1 when something is not, 2 when nothing was wrong but not all could be derived. */
    int checked() {
        end("%d equal, %d broken, %d differ, %d erased, %d turns not derived again"
                .formatted(consultations - bad() - erased, broken, differing, erased, open));
        return bad() > 0 ? 1 : open > 0 ? 2 : 0;
    }

    private int bad() {
        return Math.max(broken, differing);
    }

    /** 1 when consultations are to be recalled. */
    int recalled() {
        end(recalled + " would now be more urgent");
        return recalled > 0 ? 1 : 0;
    }

    private void end(String what) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (json) {
            output.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("consultations", consultations)
                    .put("turns", turns)
                    .put("summary", what)
                    .put("seconds", Math.round(seconds * 100) / 100.0));
        } else {
            output.printf(
                    Locale.ROOT, "%d consultations, %d turns: %s (%.1f s)%n", consultations, turns, what, seconds);
        }
    }
}
