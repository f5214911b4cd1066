package health.vigil.understanding;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Lexicon;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mends typing errors in long English words: two letters swapped, one left out, one too many. Only a word nobody knows is
 * mended, only into a word of a symptom, and never into or out of a denial.
 */
final class Spelling {

    private static final int SWAPPED_FROM = 6;
    private static final int LOST_FROM = 7;
    private static final Set<String> DENIALS =
            Set.of("negation.before", "negation.list", "negation.after", "negation.ceased", "negation.tight");
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern LONG_WORD = Pattern.compile("[a-z]{" + SWAPPED_FROM + ",}");

    private final Set<String> known = new HashSet<>();
    private final Set<String> meant = new HashSet<>();
    private final Map<String, String> mistakes = new HashMap<>();

    Spelling(Collection<FindingEntry> findings, Lexicon lexicon) {
        findings.forEach(entry -> entry.forms().en().forEach(this::learn));
        lexicon.gridWords().values().forEach(word -> learn(word.en()));
        lexicon.cues()
                .forEach((group, words) -> words.forEach(word -> {
                    if (group.startsWith("forms.")) {
                        learn(word);
                    }
                    words(word, known);
                }));
        lexicon.cues().forEach((group, words) -> {
            if (DENIALS.contains(group)) {
                meant.removeAll(words);
            }
        });
        known.addAll(meant);
        meant.forEach(this::foresee);
    }

    private void learn(String text) {
        words(text, meant);
    }

    private static void words(String text, Set<String> to) {
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace("'", ""));
        while (matcher.find()) {
            to.add(matcher.group());
        }
    }

    /** The misspellings of a word that are looked up later; one that two words share means neither. */
    private void foresee(String word) {
        for (int i = 1; word.length() >= SWAPPED_FROM && i + 1 < word.length(); i++) {
            String swapped = word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
            mistake(swapped, word);
        }
        for (int i = 1; word.length() >= LOST_FROM && i < word.length(); i++) {
            mistake(word.substring(0, i) + word.substring(i + 1), word);
        }
    }

    private void mistake(String wrong, String right) {
        if (!wrong.equals(right)) {
            mistakes.merge(wrong, right, (a, b) -> a.equals(b) ? a : "");
        }
    }

    Text mend(Text text) {
        Text mended = text;
        Matcher matcher = LONG_WORD.matcher(text.plain());
        int shift = 0;
        while (matcher.find()) {
            String right = known.contains(matcher.group()) ? null : right(matcher.group());
            boolean whole = text.isWhole(matcher.start(), matcher.end());
            if (right != null && whole) {
                mended = replaced(mended, matcher.start() + shift, matcher.end() + shift, right);
                shift += right.length() - matcher.group().length();
            }
        }
        return mended;
    }

    private @Nullable String right(String word) {
        String found = mistakes.getOrDefault(word, "");
        for (int i = 1; found.isEmpty() && word.length() > LOST_FROM && i < word.length(); i++) {
            String without = word.substring(0, i) + word.substring(i + 1);
            found = meant.contains(without) ? without : "";
        }
        return found.isEmpty() ? null : found;
    }

    /** Every letter of the mended word stands for the whole word as written. */
    private static Text replaced(Text text, int start, int end, String word) {
        int longer = word.length() - (end - start);
        String plain = text.plain().substring(0, start) + word + text.plain().substring(end);
        int[] starts = moved(text.starts(), start, end, word.length(), text.rawStart(start));
        int[] ends = moved(text.ends(), start, end, word.length(), text.rawEnd(end));
        BitSet gaps = new BitSet();
        text.gaps().stream().forEach(gap -> gaps.set(gap < end ? gap : gap + longer));
        return new Text(text.raw(), new Searched(plain), starts, ends, gaps);
    }

    private static int[] moved(int[] offsets, int start, int end, int length, int of) {
        int[] out = Arrays.copyOf(offsets, offsets.length + length);
        Arrays.fill(out, start, start + length, of);
        System.arraycopy(offsets, end, out, start + length, offsets.length - end);
        return out;
    }
}
