package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import java.util.List;

/**
 * Judges a given concept in a sentence of clinicians' prose with the vocabulary, clauses and longest-match rules that
 * patients' messages are read with, and the cue lists {@code prose.*}: a negator reaches until a turning word.
 */
public final class ConceptJudge {

    private static final String BEFORE = "prose.before";
    private static final String AFTER = "prose.after";
    private static final String STOP = "prose.stop";
    private static final String HEAD = "prose.head";
    private static final String IDLE = "proseless";
    private static final int REACH = 14;
    private static final int REACH_BACK = 8;

    private final Vocabulary vocabulary;

    public ConceptJudge(Lexicon lexicon) {
        vocabulary = new Vocabulary(List.of(), lexicon);
    }

    /**
     * Judges the concept between two offsets of a sentence.
     *
     * @param end exclusive
     * @throws IndexOutOfBoundsException when the span is not inside the sentence
     */
    public Judgement judge(String sentence, int start, int end) {
        if (start < 0 || end > sentence.length() || start > end) {
            throw new IndexOutOfBoundsException("no span " + start + ".." + end);
        }
        Text text = TextFolder.fold(sentence);
        Scan scan = vocabulary.scan(text);
        Reading reading = new Reading(text, scan, new Clauses(text, scan), List.of());
        int from = position(text, start);
        Span concept = new Span(from, Math.max(from, position(text, end)));
        return new Judgement(
                isNegated(reading, concept) ? Judgement.Polarity.NEGATED : Judgement.Polarity.AFFIRMED,
                temporality(reading, concept),
                isOther(reading, concept) ? Judgement.Experiencer.OTHER : Judgement.Experiencer.PATIENT);
    }

    private static int position(Text text, int raw) {
        int i = 0;
        while (i < text.length() && text.rawEnd(i + 1) <= raw) {
            i++;
        }
        return i;
    }

    private static boolean isNegated(Reading reading, Span concept) {
        for (Match cue : reading.scan().of(BEFORE)) {
            if (cue.end() <= concept.start()
                    && !isIdle(reading, cue, concept)
                    && !reading.scan().has(HEAD, cue.end(), concept.start())
                    && reaches(reading, cue.end(), concept.start(), REACH)) {
                return true;
            }
        }
        for (Match cue : reading.scan().of(AFTER)) {
            if (cue.start() >= concept.end()
                    && !isIdle(reading, cue, concept)
                    && reaches(reading, concept.end(), cue.start(), REACH_BACK)) {
                return true;
            }
        }
        return false;
    }

    /** Part of words that look like a negation and are none, as long as they are not words of the concept. */
    private static boolean isIdle(Reading reading, Match cue, Span concept) {
        for (Match idle : reading.scan().of(IDLE)) {
            if (cue.isIn(idle.start(), idle.end())
                    && (idle.end() <= concept.start() || idle.start() >= concept.end())) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(Reading reading, int from, int to, int words) {
        if (reading.scan().has(STOP, from, to) || reading.clauses().hasSentenceEnd(from, to)) {
            return false;
        }
        String between = reading.between(from, to).strip();
        return between.isEmpty() || between.split(" +").length <= words;
    }

    private static Judgement.Temporality temporality(Reading reading, Span concept) {
        for (Match cue : reading.scan().of("prose.imagined")) {
            if (cue.end() <= concept.start() && reaches(reading, cue.end(), concept.start(), REACH)) {
                return Judgement.Temporality.HYPOTHETICAL;
            }
        }
        for (Match cue : reading.scan().of("prose.past")) {
            boolean before = cue.end() <= concept.start();
            int from = before ? cue.end() : concept.end();
            int to = before ? concept.start() : cue.start();
            if (from <= to && reaches(reading, from, to, before ? REACH : REACH_BACK)) {
                return Judgement.Temporality.HISTORICAL;
            }
        }
        return Judgement.Temporality.RECENT;
    }

    private static boolean isOther(Reading reading, Span concept) {
        for (Match cue : reading.scan().of("prose.other")) {
            if (cue.end() <= concept.start() && reaches(reading, cue.end(), concept.start(), REACH)) {
                return true;
            }
        }
        return false;
    }
}
