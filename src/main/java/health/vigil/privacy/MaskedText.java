package health.vigil.privacy;

/** Text without personal data: the only thing a prompt accepts (I7). Made by {@link Masking} alone. */
public final class MaskedText {
    private final String text;

    MaskedText(String text) {
        this.text = text;
    }

    /** The words with placeholders such as {@code [NAME_1]} in place of personal data. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskedText masked && masked.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return "MaskedText[" + text.length() + "]";
    }
}
