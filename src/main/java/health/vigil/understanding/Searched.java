package health.vigil.understanding;

/**
 * A text that thousands of literals are looked for in, with the pairs of neighbouring characters that occur in it: most
 * literals hold a pair that does not, and need not be searched. Safe for many threads.
 */
final class Searched {

    private static final int BITS = 13;
    private static final int MIX = 0x9E3779B1;

    private final String text;
    private volatile long[] pairs = {};

    Searched(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean holds(String literal) {
        long[] known = pairs();
        for (int i = 1; i < literal.length(); i++) {
            int pair = pair(literal.charAt(i - 1), literal.charAt(i));
            if ((known[pair >> 6] & 1L << pair) == 0) {
                return false;
            }
        }
        return text.contains(literal);
    }

    /** Counted at the first look: words of the vocabulary are folded and never looked into. */
    private long[] pairs() {
        long[] known = pairs;
        if (known.length == 0) {
            known = new long[1 << BITS - 6];
            for (int i = 1; i < text.length(); i++) {
                int pair = pair(text.charAt(i - 1), text.charAt(i));
                known[pair >> 6] |= 1L << pair;
            }
            pairs = known;
        }
        return known;
    }

    private static int pair(char first, char second) {
        return (first * 31 + second) * MIX >>> 32 - BITS;
    }
}
