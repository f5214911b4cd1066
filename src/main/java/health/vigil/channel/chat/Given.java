package health.vigil.channel.chat;

import java.util.List;

/**
 * What a message was answered with, so that a repeat gets the same: vetted notes, then the replies of some turns.
 *
 * @param notes identifiers of vetted texts, said first
 * @param from first turn whose reply is said; 0 is the greeting
 * @param to last turn, less than {@code from} for none
 * @param part of the text, where it did not fit into one message
 * @param pushed it was sent outside of a response, so that a repeat gets nothing
 */
record Given(List<String> notes, int from, int to, int part, boolean pushed) {
    private static final String FIELD = "|";
    private static final String NOTE = "+";

    Given {
        notes = List.copyOf(notes);
    }

    static Given turns(int from, int to) {
        return new Given(List.of(), from, to, 0, false);
    }

    static Given note(String id) {
        return new Given(List.of(id), 1, 0, 0, false);
    }

    Given after(List<String> more) {
        return new Given(more, from, to, part, pushed);
    }

    Given part(int next) {
        return new Given(notes, from, to, next, pushed);
    }

    Given sent() {
        return new Given(notes, from, to, part, true);
    }

    boolean saysTurns() {
        return from <= to;
    }

    String write() {
        return String.join(
                FIELD,
                String.join(NOTE, notes),
                Integer.toString(from),
                Integer.toString(to),
                Integer.toString(part),
                Boolean.toString(pushed));
    }

    static Given read(String text) {
        List<String> fields = List.of(text.split("\\|", -1));
        String notes = fields.get(0);
        return new Given(
                notes.isEmpty() ? List.of() : List.of(notes.split("\\+")),
                Integer.parseInt(fields.get(1)),
                Integer.parseInt(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                Boolean.parseBoolean(fields.get(4)));
    }
}
