package health.vigil.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The clauses of a folded text, split at commas, at words that begin a new statement and at sentence ends; list commas (、)
 * and decimal points do not split.
 */
final class Clauses {

    private static final String SENTENCE_ENDS = "。.!?;\n|";
    private static final String COMMAS = "," + Text.PAUSE;
    private static final String CUT = "clause.cut";

    private final Text text;
    private final BitSet cuts = new BitSet();
    private final List<Span> clauses = new ArrayList<>();
    private final int[] sentenceOf;

    Clauses(Text text, Scan scan) {
        this.text = text;
        for (Match word : scan.of(CUT)) {
            if (text.at(word.start() - 1) == ' ') {
                cuts.set(word.start() - 1);
            }
        }
        List<Integer> sentences = new ArrayList<>();
        int start = 0;
        int sentence = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean last = i == text.length();
            if (last || splits(i)) {
                if (i > start) {
                    clauses.add(new Span(start, i));
                    sentences.add(sentence);
                }
                start = i + 1;
                if (!last && ends(i)) {
                    sentence++;
                }
            }
        }
        sentenceOf = sentences.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean splits(int i) {
        char c = text.at(i);
        boolean mark = SENTENCE_ENDS.indexOf(c) >= 0 || COMMAS.indexOf(c) >= 0 || cuts.get(i);
        return mark && !((c == '.' || c == ',') && Script.isDigit(text.at(i - 1)) && Script.isDigit(text.at(i + 1)));
    }

    private boolean ends(int i) {
        return SENTENCE_ENDS.indexOf(text.at(i)) >= 0;
    }

    List<Span> all() {
        return clauses;
    }

    int indexOf(int position) {
        for (int k = 0; k < clauses.size(); k++) {
            if (position < clauses.get(k).end()) {
                return k;
            }
        }
        return clauses.size() - 1;
    }

    Span at(int position) {
        return clauses.isEmpty() ? new Span(0, text.length()) : clauses.get(indexOf(position));
    }

    /** The clause with its neighbours on both sides, whatever stands between. */
    Span around(int position) {
        if (clauses.isEmpty()) {
            return new Span(0, text.length());
        }
        int k = indexOf(position);
        return new Span(
                clauses.get(Math.max(0, k - 1)).start(),
                clauses.get(Math.min(clauses.size() - 1, k + 1)).end());
    }

    /** From the first to the last clause of the sentence at a position. */
    Span sentence(int position) {
        if (clauses.isEmpty()) {
            return new Span(0, text.length());
        }
        int k = indexOf(position);
        int first = k;
        int last = k;
        while (first > 0 && sentenceOf[first - 1] == sentenceOf[k]) {
            first--;
        }
        while (last + 1 < clauses.size() && sentenceOf[last + 1] == sentenceOf[k]) {
            last++;
        }
        return new Span(clauses.get(first).start(), clauses.get(last).end());
    }

    boolean hasSentenceEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            if (splits(i) && ends(i)) {
                return true;
            }
        }
        return false;
    }

    boolean hasComma(int from, int to) {
        for (int i = from; i < to; i++) {
            if (splits(i) && !ends(i)) {
                return true;
            }
        }
        return false;
    }
}
