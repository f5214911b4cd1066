package health.vigil.understanding;

import java.util.List;

/** Negators that follow what they deny: 胸痛没有, 气短、出汗都没有, "chest pain: no". */
final class NegationAfter {

    private static final String AFTER = "negation.after";
    private static final String AFTER_LIST = "negation.afterlist";
    private static final String AFTER_WEAK = "negation.afterweak";
    private static final String PARTICLE = "negation.particle";
    private static final String ANYMORE = "negation.anymore";
    private static final String CEASING = "了咗啦喇";
    private static final int NEAR = 4;

    Polarity judge(Reading reading, Match target) {
        for (Match cue : reading.scan().of(AFTER_WEAK)) {
            if (cue.start() >= target.end() && follows(reading, target, cue, false)) {
                return Polarity.UNSURE;
            }
        }
        for (Match cue : reading.scan().of(AFTER_LIST)) {
            if (cue.start() >= target.end() && follows(reading, target, cue, true)) {
                return ends(reading, cue.end());
            }
        }
        for (Match cue : reading.scan().of(AFTER)) {
            if (cue.start() >= target.end() && follows(reading, target, cue, false)) {
                return ends(reading, cue.end());
            }
        }
        return Polarity.AFFIRMED;
    }

    /** "不发烧了", "no chest pain any more": was there, has gone. */
    boolean ceases(Reading reading, Match target) {
        return CEASING.indexOf(reading.text().at(target.end())) >= 0
                || CEASING.indexOf(reading.text().at(target.end() - 1)) >= 0
                || reading.scan()
                        .has(
                                ANYMORE,
                                target.end(),
                                reading.clauses().at(target.start()).end());
    }

    /** A question about the target is answered with a bare yes: 胸痛？有。 */
    boolean confirms(Reading reading, Match target) {
        for (Match yes : reading.scan().of("answer.yes")) {
            if (yes.start() > target.end() && follows(reading, target, yes, false)) {
                return true;
            }
        }
        return false;
    }

    private static Polarity ends(Reading reading, int end) {
        int i = end;
        boolean ceased = false;
        while (i < reading.text().length()) {
            char c = reading.text().at(i);
            if (CEASING.indexOf(c) >= 0) {
                ceased = true;
            } else if (!reading.scan().has(PARTICLE, i, i + 1) && c != ' ' && c != ')') {
                break;
            }
            i++;
        }
        return ceased ? Polarity.CEASED : Polarity.NEGATED;
    }

    /** The cue closes the clause of the target, or is all that its own next clause says. */
    private static boolean follows(Reading reading, Match target, Match cue, boolean list) {
        if (!closes(reading, cue.end())) {
            return false;
        }
        Text text = reading.text();
        int i = target.end();
        int rest = 0;
        while (i < cue.start()) {
            char c = text.at(i);
            if (reading.clauses().hasSentenceEnd(i, i + 1)) {
                int next = reading.clauses().indexOf(target.start()) + 1;
                return c == '?'
                        && isAlone(reading, cue)
                        && rest <= NEAR
                        && next == reading.clauses().indexOf(cue.start());
            }
            boolean comma = reading.clauses().hasComma(i, i + 1);
            if (comma && !list) {
                int next = reading.clauses().indexOf(target.start()) + 1;
                return isAlone(reading, cue) && next == reading.clauses().indexOf(cue.start());
            }
            int hit = list ? hitLength(reading, i, cue.start()) : 0;
            if (hit > 0) {
                i += hit;
                rest = 0;
                continue;
            }
            if (c == '、' || comma) {
                if (!list) {
                    return false;
                }
                rest = 0;
            } else if (!reading.scan().has(PARTICLE, i, i + 1) && c != ' ' && c != ':' && c != '(' && c != '-') {
                rest++;
            }
            if (rest > NEAR) {
                return false;
            }
            i++;
        }
        return !Script.isLatin(text.at(cue.start())) || rest == 0;
    }

    private static int hitLength(Reading reading, int from, int limit) {
        int longest = 0;
        for (Match hit : reading.hits()) {
            if (hit.start() == from && hit.end() <= limit) {
                longest = Math.max(longest, hit.length());
            }
        }
        return longest;
    }

    /** Only particles stand between the cue and the end of its clause. */
    private static boolean closes(Reading reading, int end) {
        int i = end;
        while (i < reading.text().length()) {
            char c = reading.text().at(i);
            if (reading.clauses().hasSentenceEnd(i, i + 1) || reading.clauses().hasComma(i, i + 1)) {
                return true;
            }
            boolean space = reading.text().gaps().get(i) && i > end;
            if (space) {
                return true;
            }
            if (!reading.scan().has(PARTICLE, i, i + 1) && CEASING.indexOf(c) < 0 && c != ' ' && c != ')') {
                return reading.text().gaps().get(i);
            }
            i++;
        }
        return true;
    }

    private static boolean isAlone(Reading reading, Match cue) {
        Span clause = reading.clauses().at(cue.start());
        List<Match> hits = reading.hits();
        return reading.between(clause.start(), cue.start()).isBlank()
                && hits.stream().noneMatch(h -> h.isIn(clause.start(), clause.end()));
    }
}
