package health.vigil.understanding;

import java.util.List;
import java.util.Set;

/**
 * A message taken apart: what every later step looks at.
 *
 * @param hits findings by form, grid and pattern, in text order, with everything hidden left out
 */
record Reading(Text text, Scan scan, Clauses clauses, List<Match> hits) {

    /** The text between two positions. */
    String between(int from, int to) {
        return from >= to ? "" : text.plain().substring(from, to);
    }

    boolean anyHit(int from, int to, Set<String> codes) {
        for (Match hit : hits) {
            if (hit.isIn(from, to) && codes.contains(hit.value())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "Reading[" + hits.size() + " hits]";
    }
}
