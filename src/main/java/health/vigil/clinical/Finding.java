package health.vigil.clinical;

/**
 * One thing known about the patient.
 *
 * @param code the catalogue's identifier
 * @param quote the patient's own words it rests on, empty for answers by button, vitals and profile
 * @param start offset of the quote in the message, in UTF-16 code units; -1 without a quote
 * @param end end offset, exclusive; -1 without a quote
 * @param turn number of the turn that brought it, 0 for the profile
 */
public record Finding(
        String code, Presence presence, Timing timing, String quote, int start, int end, Source source, int turn) {

    /** Where a finding came from. */
    public enum Source {
        WORDS,
        ANSWER,
        VITALS,
        PROFILE,
        MODEL,
        ATTACHMENT,
        CLINICIAN
    }

    /** A finding without a quote. */
    public static Finding of(String code, Presence presence, Source source, int turn) {
        return new Finding(code, presence, Timing.NOW, "", -1, -1, source, turn);
    }

    public Finding withPresence(Presence changed) {
        return new Finding(code, changed, timing, quote, start, end, source, turn);
    }

    public Finding from(Source other) {
        return new Finding(code, presence, timing, quote, start, end, other, turn);
    }

    /** With the words, and their turn, of what was said about the same before. */
    public Finding quoting(Finding said) {
        return new Finding(code, presence, timing, said.quote, said.start, said.end, source, said.turn);
    }

    public Finding inTurn(int number) {
        return new Finding(code, presence, timing, quote, start, end, source, number);
    }

    /** Without the patient's words, so that a finding may be logged. */
    @Override
    public String toString() {
        return code + "=" + presence + "/" + timing + "@" + turn;
    }
}
