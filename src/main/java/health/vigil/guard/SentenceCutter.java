package health.vigil.guard;

import java.util.ArrayList;
import java.util.List;

/** Cuts a stream into sentences. What has no end is given out when it is too long to be one. */
public final class SentenceCutter {
    private static final String ENDS = "。！？!?；\n";
    private static final String CLOSES = "”」』\"')）]";

    private final StringBuilder open = new StringBuilder();

    /** The sentences that are whole now. */
    public List<String> add(String chunk) {
        open.append(chunk);
        List<String> whole = new ArrayList<>();
        int end = end();
        while (end > 0) {
            keep(whole, open.substring(0, end));
            open.delete(0, end);
            end = end();
        }
        if (open.length() > ReplyGuard.ENDLESS) {
            keep(whole, open.toString());
            open.setLength(0);
        }
        return whole;
    }

    /** What is left without an end: a sentence that was cut off, empty mostly. */
    public String rest() {
        return open.toString().strip();
    }

    /** All sentences of a whole text. */
    static List<String> sentences(String text) {
        SentenceCutter cutter = new SentenceCutter();
        List<String> sentences = new ArrayList<>(cutter.add(text + "\n"));
        return sentences;
    }

    private int end() {
        for (int i = 0; i < open.length(); i++) {
            char c = open.charAt(i);
            boolean last = i + 1 == open.length();
            if (ENDS.indexOf(c) >= 0 || c == '.' && !last && Character.isWhitespace(open.charAt(i + 1))) {
                int after = i + 1;
                while (after < open.length() && CLOSES.indexOf(open.charAt(after)) >= 0) {
                    after++;
                }
                return after;
            }
        }
        return -1;
    }

    private static void keep(List<String> whole, String sentence) {
        String stripped = sentence.strip();
        if (!stripped.isEmpty()) {
            whole.add(stripped);
        }
    }
}
