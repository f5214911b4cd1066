package health.vigil.clinical;

/**
 * A number about the patient: age, a duration, a vital sign. Fields as in {@link Finding}.
 *
 * @param code the catalogue's numeric identifier, for example {@code sbp}
 * @param value in the catalogue's unit; NaN when it was asked and is not measured or not known
 */
public record Measurement(
        String code, double value, String quote, int start, int end, Finding.Source source, int turn) {

    public static Measurement of(String code, double value, Finding.Source source, int turn) {
        return new Measurement(code, value, "", -1, -1, source, turn);
    }

    public boolean isKnown() {
        return !Double.isNaN(value);
    }

    public Measurement inTurn(int number) {
        return new Measurement(code, value, quote, start, end, source, number);
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return code + "=" + value + "@" + turn;
    }
}
