package health.vigil.understanding;

/**
 * A word of the vocabulary found in the folded text.
 *
 * @param group what kind of word it is: {@code finding}, {@code mask}, or the name of a cue list
 * @param value the finding's identifier, or the cue itself
 * @param split found as two halves with something between; hides nothing
 * @param anchor where the half begins that says what is wrong; a negator just before it counts
 */
record Match(int start, int end, String group, String value, boolean split, int anchor) {

    static final String FINDING = "finding";
    static final String MASK = "mask";

    /** Words that say a finding is not there (afebrile), and words that may or may not mean it. */
    static final String ABSENT = "absent.";

    static final String UNSURE = "unsure.";

    /** Words that say a finding was there and has gone (退烧了). */
    static final String GONE = "gone.";

    static Match of(int start, int end, String group, String value) {
        return new Match(start, end, group, value, false, start);
    }

    Span span() {
        return new Span(start, end);
    }

    int length() {
        return end - start;
    }

    boolean isIn(int from, int to) {
        return from <= start && end <= to;
    }

    /** Wholly inside a longer one. */
    boolean isInside(Match longer) {
        return longer.length() > length() && isIn(longer.start, longer.end);
    }

    /** The part of the group name before the first dot: matches of one family hide each other. */
    String family() {
        int dot = group.indexOf('.');
        return dot < 0 ? group : group.substring(0, dot);
    }
}
