package health.vigil.model;

/**
 * Takes a model's thoughts out of its stream: all between {@code <think>} and {@code </think>}, however the tags are cut
 * into pieces. Thoughts that do not end are never let through.
 */
final class Thoughts {
    private static final String OPEN = "<think>";
    static final String CLOSE = "</think>";

    private final StringBuilder held = new StringBuilder();
    private final String close;
    private boolean thinking;

    /**
     * @param from whether the stream begins within a thought that no tag opened
     * @param close what ends a thought
     */
    Thoughts(boolean from, String close) {
        this.thinking = from;
        this.close = close;
    }

    /** What of the stream so far is no thought and was not given out yet. */
    String without(String piece) {
        held.append(piece);
        StringBuilder out = new StringBuilder();
        while (true) {
            String tag = thinking ? close : OPEN;
            int at = held.indexOf(tag);
            if (at < 0) {
                int keep = tail(tag);
                if (!thinking) {
                    out.append(held, 0, held.length() - keep);
                }
                held.delete(0, held.length() - keep);
                return out.toString();
            }
            if (!thinking) {
                out.append(held, 0, at);
            }
            held.delete(0, at + tag.length());
            thinking = !thinking;
        }
    }

    /** What was held back because it could have been the beginning of a tag. */
    String rest() {
        return thinking ? "" : held.toString();
    }

    /** How much of the end may be the beginning of the tag. */
    private int tail(String tag) {
        for (int length = Math.min(tag.length() - 1, held.length()); length > 0; length--) {
            if (tag.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
