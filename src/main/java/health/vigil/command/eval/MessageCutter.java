package health.vigil.command.eval;

import java.util.ArrayList;
import java.util.List;

/** Cuts what is longer than a chat message at a sentence end, as a person pasting a long story would send it. */
final class MessageCutter {
    /** Characters of the longest piece; the service takes 1,500. */
    static final int LONGEST = 1400;

    private static final String SENTENCE_ENDS = "。！？；!?\n";

    private MessageCutter() {}

    static List<String> cut(String text) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > LONGEST) {
            int end = end(rest);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        pieces.add(rest);
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    private static int end(String text) {
        for (int i = LONGEST; i > 0; i--) {
            if (isSentenceEnd(text, i - 1)) {
                return i;
            }
        }
        int space = text.lastIndexOf(' ', LONGEST - 1);
        if (space > 0) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    /** A full stop ends a sentence only before white space: not in 38.5. */
    private static boolean isSentenceEnd(String text, int i) {
        char c = text.charAt(i);
        return SENTENCE_ENDS.indexOf(c) >= 0
                || (c == '.' && i + 1 < text.length() && Character.isWhitespace(text.charAt(i + 1)));
    }
}
