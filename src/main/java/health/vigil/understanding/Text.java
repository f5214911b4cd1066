package health.vigil.understanding;

import java.util.BitSet;

/**
 * A message as matching sees it, with the way back to the original.
 *
 * @param raw as written
 * @param searched folded: compatible forms, lower case, Simplified, without apostrophes, hidden characters and space
 *     between Han characters
 * @param starts offset in {@code raw} of each folded character
 * @param ends end offset in {@code raw} of each folded character
 * @param gaps folded characters before which a space, a pause or a picture was dropped
 */
record Text(String raw, Searched searched, int[] starts, int[] ends, BitSet gaps) {

    /** Stands for a trailing ellipsis, a dash or a picture between words. */
    static final char PAUSE = '…';

    String plain() {
        return searched.text();
    }

    int length() {
        return plain().length();
    }

    char at(int i) {
        String plain = plain();
        return i < 0 || i >= plain.length() ? '\n' : plain.charAt(i);
    }

    int rawStart(int start) {
        return starts[start];
    }

    int rawEnd(int end) {
        return end == 0 ? 0 : ends[end - 1];
    }

    String quote(int start, int end) {
        return raw.substring(rawStart(start), rawEnd(end));
    }

    /** Whether no Latin word or number is cut at either side. */
    boolean isWhole(int start, int end) {
        return !(Script.isWord(at(start)) && Script.isWord(at(start - 1)))
                && !(Script.isWord(at(end - 1)) && Script.isWord(at(end)));
    }

    @Override
    public String toString() {
        return "Text[" + raw.length() + " characters]";
    }
}
