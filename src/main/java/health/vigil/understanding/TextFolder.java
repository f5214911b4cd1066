package health.vigil.understanding;

import java.util.Arrays;
import java.util.BitSet;

/** Folds a message for matching and keeps the offsets (lexicon section 0). Used once per message, not shared. */
final class TextFolder {

    private static final String APOSTROPHES = "'\u2019\u2018\u02BC\u02B9\u00B4`\uFF07\u2032";
    private static final String PAUSES = "\u2026\u22EF~\uFF5E\u2014\u00B7\u2022";

    private final String raw;
    private final StringBuilder plain = new StringBuilder();
    private int[] starts;
    private int[] ends;
    private char runOf = 0;
    private int run;

    private TextFolder(String raw) {
        this.raw = raw;
        this.starts = new int[raw.length() + 16];
        this.ends = new int[raw.length() + 16];
    }

    static Text fold(String raw) {
        TextFolder folder = new TextFolder(raw);
        folder.characters();
        return folder.withoutInnerSpace();
    }

    /** The same folding for a word of the vocabulary. */
    static String word(String form) {
        return fold(form.strip()).plain();
    }

    private void characters() {
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            int end = i + Character.charCount(c);
            if (!isHidden(c)) {
                if (isPause(c)) {
                    add(Text.PAUSE, i, end);
                } else {
                    String folded = c < 128 ? Character.toString(c) : Script.compatible(c);
                    for (int k = 0; k < folded.length(); k++) {
                        one(folded.charAt(k), i, end);
                    }
                }
            }
            i = end;
        }
    }

    private static boolean isHidden(int c) {
        return APOSTROPHES.indexOf(c) >= 0
                || Character.getType(c) == Character.FORMAT
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0x20E3
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isPause(int c) {
        return PAUSES.indexOf(c) >= 0 || c > 255 && Character.getType(c) == Character.OTHER_SYMBOL && c != 0x2103;
    }

    private void one(char c, int start, int end) {
        char folded = Script.simplified(Character.toLowerCase(c));
        if (folded == '\n' || folded == '\r' || folded == '\u2028') {
            add('\n', start, end);
        } else if (Character.isWhitespace(folded) || Character.isSpaceChar(folded)) {
            add(' ', start, end);
        } else {
            add(folded, start, end);
        }
    }

    /** Keeps one of a run: of the third letter on, of the second mark on; digits are kept. */
    private void add(char c, int start, int end) {
        boolean same = c == runOf && !plain.isEmpty();
        run = same ? run + 1 : 1;
        runOf = c;
        boolean letter = Character.isLetter(c);
        if (same && !Script.isDigit(c) && (!letter || run > 2 && !isInitials(c))) {
            if (letter && run == 3) {
                plain.setLength(plain.length() - 1);
            }
            if (c == '.' && run > 2) {
                plain.setCharAt(plain.length() - 1, Text.PAUSE);
            }
            ends[plain.length() - 1] = end;
            return;
        }
        if (plain.length() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        starts[plain.length()] = start;
        ends[plain.length()] = end;
        plain.append(c);
    }

    /** AAA and the like are words of their own, not a drawn-out letter. */
    private boolean isInitials(char c) {
        int before = plain.length() - 3;
        return Script.isLatin(c) && (before < 0 || !Script.isLatin(plain.charAt(before)));
    }

    /** Drops space and pauses between Han characters, joins hyphenated words with a space. */
    private Text withoutInnerSpace() {
        StringBuilder out = new StringBuilder(plain.length());
        int[] from = new int[plain.length()];
        int[] to = new int[plain.length()];
        BitSet gaps = new BitSet();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == ' ' || c == Text.PAUSE) {
                int next = i + 1;
                while (next < plain.length() && isBlank(plain.charAt(next))) {
                    next++;
                }
                if (isHanAt(i - 1) && isHanAt(next) || next == plain.length() || out.isEmpty()) {
                    gaps.set(out.length());
                    i = next - 1;
                    continue;
                }
                c = plain.substring(i, next).indexOf(Text.PAUSE) >= 0 ? Text.PAUSE : ' ';
                from[out.length()] = starts[i];
                to[out.length()] = ends[next - 1];
                out.append(c);
                i = next - 1;
                continue;
            }
            if (c == '-' && isLatinAt(i - 1) && isLatinAt(i + 1)) {
                c = ' ';
            }
            from[out.length()] = starts[i];
            to[out.length()] = ends[i];
            out.append(c);
        }
        return new Text(raw, new Searched(out.toString()), from, to, gaps);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == Text.PAUSE;
    }

    private boolean isHanAt(int i) {
        return i >= 0 && i < plain.length() && Script.isHan(plain.charAt(i));
    }

    private boolean isLatinAt(int i) {
        return i >= 0 && i < plain.length() && Script.isLatin(plain.charAt(i));
    }
}
