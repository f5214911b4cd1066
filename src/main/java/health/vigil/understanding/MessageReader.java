package health.vigil.understanding;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Lexicon;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a message apart: folding, matching, clauses, grid, context. */
final class MessageReader {

    private final Vocabulary vocabulary;
    private final Spelling spelling;
    private final Grid grid;
    private final Contexts contexts;

    MessageReader(Collection<FindingEntry> findings, Lexicon lexicon) {
        vocabulary = new Vocabulary(findings, lexicon);
        spelling = new Spelling(findings, lexicon);
        grid = new Grid(lexicon);
        contexts = new Contexts(lexicon, grid);
    }

    Contexts contexts() {
        return contexts;
    }

    Reading read(String raw, Facts known, @Nullable Question asked) {
        Text text = spelling.mend(TextFolder.fold(raw));
        Scan scan = vocabulary.scan(text);
        Clauses clauses = new Clauses(text, scan);
        List<Match> hits = new ArrayList<>(scan.of(Match.FINDING));
        hits.addAll(grid.find(text, scan, clauses));
        hits.removeIf(hit -> isDeniedLonger(hit, scan));
        hits.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
        Reading everything = new Reading(text, scan, clauses, List.copyOf(hits));
        hits.removeIf(hit -> !isAsked(hit, asked) && !contexts.allows(hit, everything, known));
        return new Reading(text, scan, clauses, List.copyOf(hits));
    }

    /** 没有呼吸 inside 没有呼吸困难: its negator denies the longer complaint that begins right after it. */
    private static boolean isDeniedLonger(Match hit, Scan scan) {
        if (hit.split()) {
            return false;
        }
        for (Match cue : scan.of(Negation.BEFORE)) {
            if (cue.start() == hit.start() && cue.end() < hit.end()) {
                for (Match longer : scan.of(Match.FINDING)) {
                    if (!longer.split() && longer.start() == cue.end() && longer.end() > hit.end()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** What was asked about needs no other company. */
    private static boolean isAsked(Match hit, @Nullable Question asked) {
        return asked != null && asked.findings().contains(hit.value());
    }
}
