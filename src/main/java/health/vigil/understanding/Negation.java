package health.vigil.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a stretch of text is negated (lexicon section 7). A wrong "absent" is a missed emergency: only a clean,
 * complete negation counts, everything else stays affirmed or unsure.
 */
final class Negation {

    static final String BEFORE = "negation.before";
    private static final String LIST = "negation.list";
    private static final String WEAK = "negation.weak";
    private static final String CEASED = "negation.ceased";
    private static final String QUESTION = "negation.question";

    private final HanReach han;
    private final LatinReach latin;
    private final NegationAfter after;

    Negation(HanReach han, LatinReach latin, NegationAfter after) {
        this.han = han;
        this.latin = latin;
        this.after = after;
    }

    Polarity judge(Reading reading, Match target) {
        Polarity before = before(reading, target, target.start());
        if (before == Polarity.AFFIRMED && target.anchor() > target.start()) {
            before = before(reading, target, target.anchor());
        }
        Polarity behind = after.judge(reading, target);
        if (before == Polarity.UNSURE && isQuestion(reading, target)) {
            return behind == Polarity.AFFIRMED && !after.confirms(reading, target) ? Polarity.UNSURE : behind;
        }
        if (before == Polarity.UNSURE || behind == Polarity.UNSURE) {
            return Polarity.UNSURE;
        }
        if (before == Polarity.AFFIRMED) {
            return behind;
        }
        return before == Polarity.NEGATED && after.ceases(reading, target) ? Polarity.CEASED : before;
    }

    private Polarity before(Reading reading, Match target, int start) {
        for (Match cue : cues(reading, start)) {
            if (cue.end() > start && cue.start() < start && cue.group().equals(BEFORE)) {
                return Polarity.NEGATED;
            }
            if (cue.end() > start
                    || isUnlike(reading, cue, target)
                    || cue.start() >= target.start() && isPartOf(cue, reading, target)) {
                continue;
            }
            Polarity reached = Script.isLatin(reading.text().at(cue.start()))
                    ? latin.judge(reading, cue, start)
                    : han.judge(reading, cue, start);
            if (reached == Polarity.AFFIRMED) {
                continue;
            }
            return switch (cue.group()) {
                case WEAK -> Polarity.UNSURE;
                case QUESTION -> Polarity.UNSURE;
                case CEASED -> reached == Polarity.NEGATED ? Polarity.CEASED : reached;
                default -> reached;
            };
        }
        return Polarity.AFFIRMED;
    }

    /** "Never had pain like this" tells of pain. */
    private static boolean isUnlike(Reading reading, Match cue, Match target) {
        Span clause = reading.clauses().at(target.start());
        return reading.scan().has("negation.ever", cue.start(), cue.end())
                && reading.scan().has("negation.unlike", target.start(), clause.end());
    }

    /** The patient repeats a question: 有没有胸痛？ */
    private static boolean isQuestion(Reading reading, Match target) {
        Span clause = reading.clauses().at(target.start());
        return reading.scan().has(QUESTION, clause.start(), target.start());
    }

    /** A negator inside a form (not between its halves) belongs to the form. */
    private static boolean isPartOf(Match cue, Reading reading, Match target) {
        return !target.split() || cue.end() > target.anchor() || cue.start() < target.start();
    }

    /** Cues that end before a position, the nearest first. */
    private static List<Match> cues(Reading reading, int position) {
        List<Match> found = new ArrayList<>();
        for (String group : List.of(BEFORE, LIST, WEAK, CEASED, QUESTION)) {
            for (Match cue : reading.scan().of(group)) {
                if (cue.start() < position && !isInForm(cue, reading)) {
                    found.add(cue);
                }
            }
        }
        found.sort((a, b) -> Integer.compare(b.end(), a.end()));
        return found;
    }

    /** "No urine" and the like are findings themselves; the "no" in them denies nothing else. */
    private static boolean isInForm(Match cue, Reading reading) {
        for (Match form : reading.hits()) {
            if (!form.split() && cue.isInside(form)) {
                return true;
            }
        }
        for (Match mask : reading.scan().masks()) {
            if (cue.isInside(mask)) {
                return true;
            }
        }
        return false;
    }
}
