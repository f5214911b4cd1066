package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Findings meant when words of several classes stand together (lexicon section 6b), and findings by pattern. */
final class Grid {

    private static final int HAN_REACH = 14;
    private static final int LATIN_REACH = 9;
    private static final String WORD = "word.";
    private static final String FINDING = "finding.";

    private final Map<String, Guarded> han = new HashMap<>();
    private final Map<String, Guarded> latin = new HashMap<>();
    private final List<Lexicon.GridEntry> entries;
    private final Set<String> qualities;
    private final Set<String> requests;
    private final Map<String, List<Guarded>> findings = new HashMap<>();

    Grid(Lexicon lexicon) {
        lexicon.gridWords().forEach((name, word) -> {
            han.put(name, Guarded.of(Script.simplified(plain(word.zh()))));
            latin.put(name, Guarded.of("\\b(?:" + plain(word.en()) + ")\\b"));
        });
        lexicon.patterns().forEach((name, patterns) -> {
            if (name.startsWith(WORD)) {
                han.put(name.substring(WORD.length()), Guarded.of(Script.simplified(plain(patterns.get(0)))));
                latin.put(name.substring(WORD.length()), Guarded.of("\\b(?:" + plain(patterns.get(1)) + ")\\b"));
            } else if (name.startsWith(FINDING)) {
                findings.put(
                        name.substring(FINDING.length()),
                        patterns.stream()
                                .map(p -> Guarded.of(Script.simplified(plain(p))))
                                .toList());
            }
        });
        entries = lexicon.grid();
        requests = Set.copyOf(lexicon.cues("set.request"));
        qualities = Set.copyOf(lexicon.cues("set.quality"));
    }

    private static String plain(String pattern) {
        return pattern.replace("'", "");
    }

    /** Whether a word of a class stands in a part of the text. */
    boolean has(String word, Text text, Span within) {
        return finds(han.get(word), text, within) || finds(latin.get(word), text, within);
    }

    private static boolean finds(@Nullable Guarded pattern, Text text, Span within) {
        return pattern != null && pattern.finds(text.searched(), within);
    }

    List<Match> find(Text text, Scan scan, Clauses clauses) {
        Searched searched = blank(text.searched(), scan.masks());
        String blanked = searched.text();
        Words hanWords = new Words(han, searched);
        Words latinWords = new Words(latin, searched);
        boolean hasHan = blanked.codePoints().anyMatch(Script::isHan);
        boolean hasLatin = blanked.codePoints().anyMatch(Script::isLatin);
        List<Match> found = new ArrayList<>();
        for (Lexicon.GridEntry entry : entries) {
            if (hasHan) {
                add(entry, hanWords, clauses, HAN_REACH, blanked, scan, found);
            }
            if (hasLatin) {
                add(entry, latinWords, clauses, LATIN_REACH, blanked, scan, found);
            }
        }
        findings.forEach((code, patterns) -> patterns.forEach(pattern -> {
            Matcher matcher = pattern.in(searched);
            while (matcher != null && matcher.find()) {
                if (text.isWhole(matcher.start(), matcher.end())) {
                    found.add(Match.of(matcher.start(), matcher.end(), Match.FINDING, code));
                }
            }
        }));
        return found;
    }

    private void add(
            Lexicon.GridEntry entry, Words words, Clauses clauses, int reach, String text, Scan scan, List<Match> to) {
        List<List<Span>> found = new ArrayList<>();
        for (String word : entry.all()) {
            List<Span> spans = words.of(word);
            if (spans.isEmpty()) {
                return;
            }
            found.add(spans);
        }
        if (entry.wholeMessage()) {
            keep(best(found, new Span(0, text.length())), entry.finding(), scan, to);
            return;
        }
        for (Span clause : clauses.all()) {
            Match match = best(found, clause);
            if (match == null) {
                continue;
            }
            int size = reach == HAN_REACH ? match.length() : tokens(text, match.start(), match.end());
            if (size <= reach && !(entry.all().size() == 2 && isUsedUp(match, scan))) {
                keep(match, entry.finding(), scan, to);
            }
        }
    }

    /** Both words belong to complaints of their own: 胸闷头痛 tells no pain in the chest. */
    private boolean isUsedUp(Match match, Scan scan) {
        Match first = complaintAt(match.start(), scan);
        Match last = complaintAt(match.end() - 1, scan);
        if (last != null && requests.contains(last.value())) {
            return true;
        }
        return first != null && last != null && !first.span().equals(last.span());
    }

    private @Nullable Match complaintAt(int position, Scan scan) {
        for (Match form : scan.of(Match.FINDING)) {
            if (!form.split()
                    && form.length() > 1
                    && form.start() <= position
                    && position < form.end()
                    && !qualities.contains(form.value())) {
                return form;
            }
        }
        return null;
    }

    private static void keep(@Nullable Match match, String finding, Scan scan, List<Match> to) {
        if (match == null) {
            return;
        }
        for (Match form : scan.of(Match.FINDING)) {
            if (!form.split() && match.isInside(form)) {
                return;
            }
        }
        for (Match mask : scan.masks()) {
            if (match.isInside(mask)) {
                return;
            }
        }
        to.add(new Match(match.start(), match.end(), Match.FINDING, finding, true, match.anchor()));
    }

    /** The narrowest stretch of a clause that holds one word of each class. */
    private static @Nullable Match best(List<List<Span>> found, Span clause) {
        Match best = null;
        for (Span first : found.get(0)) {
            if (!clause.holds(first.start(), first.end())) {
                continue;
            }
            int start = first.start();
            int end = first.end();
            int anchor = first.start();
            boolean whole = true;
            for (List<Span> others : found.subList(1, found.size())) {
                Span near = nearest(others, first, clause);
                if (near == null) {
                    whole = false;
                    break;
                }
                start = Math.min(start, near.start());
                end = Math.max(end, near.end());
                anchor = Math.max(anchor, near.start());
            }
            if (whole && (best == null || end - start < best.length())) {
                best = new Match(start, end, Match.FINDING, "", true, anchor);
            }
        }
        return best;
    }

    private static @Nullable Span nearest(List<Span> spans, Span to, Span clause) {
        Span nearest = null;
        int distance = Integer.MAX_VALUE;
        for (Span span : spans) {
            int d = Math.max(span.start() - to.end(), to.start() - span.end());
            if (clause.holds(span.start(), span.end()) && d < distance) {
                distance = d;
                nearest = span;
            }
        }
        return nearest;
    }

    private static int tokens(String text, int from, int to) {
        int tokens = 1;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == ' ') {
                tokens++;
            }
        }
        return tokens;
    }

    private static Searched blank(Searched text, List<Match> masks) {
        if (masks.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.text());
        for (Match mask : masks) {
            for (int i = mask.start(); i < mask.end(); i++) {
                out.setCharAt(i, '_');
            }
        }
        return new Searched(out.toString());
    }

    /** Occurrences of word classes in one text, looked up once each. */
    private record Words(Map<String, Guarded> patterns, Searched text, Map<String, List<Span>> seen) {

        Words(Map<String, Guarded> patterns, Searched text) {
            this(patterns, text, new HashMap<>());
        }

        List<Span> of(String word) {
            return seen.computeIfAbsent(word, w -> {
                Guarded pattern = patterns.get(w);
                Matcher matcher = pattern == null ? null : pattern.in(text);
                if (matcher == null) {
                    return List.of();
                }
                List<Span> spans = new ArrayList<>();
                while (matcher.find()) {
                    if (matcher.end() > matcher.start()) {
                        spans.add(new Span(matcher.start(), matcher.end()));
                    }
                }
                return spans;
            });
        }
    }
}
