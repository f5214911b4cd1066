package health.vigil.understanding;

/**
 * A stretch of time in the text.
 *
 * @param kind how it relates to now
 */
record Duration(double minutes, Kind kind, int start, int end) {

    /** Length alone, length until now, from a named time until now, or time since. */
    enum Kind {
        LENGTH,
        SO_FAR,
        SINCE,
        AGO
    }
}
