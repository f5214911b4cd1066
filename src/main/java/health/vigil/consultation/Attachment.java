package health.vigil.consultation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture or a voice message that a message names.
 *
 * @param kind null until it was looked for
 * @param read what a model read in it, null while none has
 */
public record Attachment(
        String id,
        @Nullable Kind kind,
        State state,
        @Nullable Read read) {

    /** What it is: a page of a document is a picture too. */
    public enum Kind {
        PICTURE,
        VOICE
    }

    /** What has become of it. */
    public enum State {
        /** Named by a message whose words were enough: it was not waited for. */
        SENT,
        /** Its reading has not come in time. */
        LATER,
        UNREADABLE,
        READ,
        /** Read, and not believed: with it the turn would have come out milder (I1). */
        SET_ASIDE
    }

    /**
     * What a model read, as far as it may stand in the record.
     *
     * @param text the words of a voice message; the writing in a picture
     * @param findings codes of what a picture shows, all of them present
     * @param values measured, by code, in the catalogue's unit
     * @param medicines names on a box or a list
     */
    public record Read(String text, List<String> findings, Map<String, Double> values, List<String> medicines) {
        public Read {
            findings = List.copyOf(findings);
            values = Map.copyOf(values);
            medicines = List.copyOf(medicines);
        }

        /** Of a voice message. */
        public static Read heard(String words) {
            return new Read(words.strip(), List.of(), Map.of(), List.of());
        }

        boolean isEmpty() {
            return text.isBlank() && findings.isEmpty() && values.isEmpty() && medicines.isEmpty();
        }

        /** Without the patient's words. */
        @Override
        public String toString() {
            return "Read" + findings;
        }
    }

    /** As a message names it. */
    public static Attachment named(String id) {
        return new Attachment(id, null, State.SENT, null);
    }

    /** As a model read it; what says nothing is unreadable. */
    static Attachment read(String id, Kind kind, Read read) {
        return read.isEmpty()
                ? new Attachment(id, kind, State.UNREADABLE, null)
                : new Attachment(id, kind, State.READ, read);
    }

    Attachment setAside() {
        return state == State.READ ? new Attachment(id, kind, State.SET_ASIDE, read) : this;
    }

    /** The words of a voice message that are believed, null for any other. */
    public @Nullable String transcript() {
        return state == State.READ && kind == Kind.VOICE && read != null ? read.text() : null;
    }

    boolean isPicture() {
        return kind == Kind.PICTURE;
    }
}
