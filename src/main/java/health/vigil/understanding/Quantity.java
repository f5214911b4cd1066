package health.vigil.understanding;

/** A number read from the text, in the unit of its code. */
record Quantity(String code, double value, int start, int end) {}
