package health.vigil.understanding;

/** What a negator does to the words it reaches. */
enum Polarity {
    AFFIRMED,
    NEGATED,
    /** Not clean enough to be a "no": weak, far or ambiguous. */
    UNSURE,
    /** There before, gone now. */
    CEASED
}
