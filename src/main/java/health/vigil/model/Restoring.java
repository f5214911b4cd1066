package health.vigil.model;

import health.vigil.privacy.Masking;

/** Puts the patient's words back into a stream, where a placeholder may come in pieces. */
final class Restoring {
    private static final int LONGEST_PLACEHOLDER = 16;

    private final Masking masking;
    private final StringBuilder held = new StringBuilder();

    Restoring(Masking masking) {
        this.masking = masking;
    }

    String restored(String piece) {
        held.append(piece);
        int open = held.lastIndexOf("[");
        boolean waits = open >= 0 && held.indexOf("]", open) < 0 && held.length() - open <= LONGEST_PLACEHOLDER;
        int upTo = waits ? open : held.length();
        String out = masking.restore(held.substring(0, upTo));
        held.delete(0, upTo);
        return out;
    }

    String rest() {
        return masking.restore(held.toString());
    }
}
