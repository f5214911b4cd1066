package health.vigil.understanding;

/** A half-open range of the folded text. */
record Span(int start, int end) {

    Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + ".." + end);
        }
    }

    int length() {
        return end - start;
    }

    boolean holds(int from, int to) {
        return start <= from && to <= end;
    }
}
