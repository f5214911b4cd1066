package health.vigil.understanding;

/**
 * How far an English negator reaches: six words inside its clause; over commas only for words that open a list
 * ("denies") or when the list is closed by "or" or "nor".
 */
final class LatinReach {

    private static final String STOP = "negation.stop";
    private static final String SUBJECT = "negation.subject";
    private static final String LIST = "negation.list";
    private static final String TIGHT = "negation.tight";
    private static final String FILLER = "negation.filler";
    private static final int NARROW = 6;
    private static final int ITEM = 6;

    Polarity judge(Reading reading, Match cue, int target) {
        int from = cue.end();
        Scan scan = reading.scan();
        if (reading.clauses().hasSentenceEnd(from, target) || scan.has(STOP, from, target)) {
            return Polarity.AFFIRMED;
        }
        if (opensStatement(scan, from, target)) {
            return Polarity.AFFIRMED;
        }
        if (isTight(reading, cue) && !isFiller(reading, from, target)) {
            return Polarity.AFFIRMED;
        }
        if (!reading.clauses().hasComma(from, target)) {
            return tokens(reading, lastItem(reading, from, target), target) <= NARROW
                    ? Polarity.NEGATED
                    : Polarity.AFFIRMED;
        }
        return overList(reading, cue, target);
    }

    /** "No fever and my chest hurts": someone or something new is spoken of, before the target or as its first word. */
    private static boolean opensStatement(Scan scan, int from, int target) {
        for (Match subject : scan.of(SUBJECT)) {
            if (subject.start() >= from && subject.start() <= target) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTight(Reading reading, Match cue) {
        return reading.scan().has(TIGHT, cue.start(), cue.end());
    }

    /** Only filler words and other findings between the negator and the target. */
    private static boolean isFiller(Reading reading, int from, int target) {
        int i = from;
        while (i < target) {
            int next = i;
            for (Match filler : reading.scan().of(FILLER)) {
                if (filler.start() == i && filler.end() <= target) {
                    next = Math.max(next, filler.end());
                }
            }
            for (Match hit : reading.hits()) {
                if (hit.start() == i && hit.end() <= target) {
                    next = Math.max(next, hit.end());
                }
            }
            char c = reading.text().at(i);
            if (next == i && (c == ' ' || c == ',' || c == '/')) {
                next = i + 1;
            }
            if (next == i) {
                return false;
            }
            i = next;
        }
        return true;
    }

    private Polarity overList(Reading reading, Match cue, int target) {
        Clauses clauses = reading.clauses();
        if (clauses.hasComma(cue.end(), cue.end() + 1)) {
            return Polarity.AFFIRMED;
        }
        Span own = clauses.at(target);
        if (scanHasTime(reading, own)) {
            return Polarity.AFFIRMED;
        }
        if (cue.group().equals(LIST)) {
            return Polarity.NEGATED;
        }
        boolean and = false;
        int end = clauses.sentence(target).end();
        for (int k = clauses.indexOf(cue.end()); k < clauses.all().size(); k++) {
            Span clause = clauses.all().get(k);
            if (clause.start() >= end) {
                break;
            }
            int from = Math.max(clause.start(), cue.end());
            boolean bare = tokens(reading, from, clause.end()) <= ITEM + 4
                    && !reading.scan().has(SUBJECT, from, clause.end())
                    && !reading.scan().has(STOP, from, clause.end());
            if (!bare) {
                break;
            }
            String words = " " + reading.between(from, clause.end()) + " ";
            if (words.contains(" or ") || words.contains(" nor ")) {
                return target < clause.end() ? Polarity.NEGATED : Polarity.AFFIRMED;
            }
            and = and || words.contains(" and ") && target < clause.end();
        }
        return and ? Polarity.UNSURE : Polarity.AFFIRMED;
    }

    /** "Denies cough, confused since this morning": a time makes a statement of its own. */
    private static boolean scanHasTime(Reading reading, Span clause) {
        return reading.scan().has("time.now", clause)
                || reading.scan().has("time.began", clause)
                || reading.scan().has("time.still", clause);
    }

    private static int lastItem(Reading reading, int from, int target) {
        int last = from;
        for (String join : new String[] {" or ", " and ", " nor ", "/", "、"}) {
            int at = reading.text().plain().lastIndexOf(join, target);
            if (at >= from && at + join.length() <= target) {
                last = Math.max(last, at + join.length());
            }
        }
        return last;
    }

    private static int tokens(Reading reading, int from, int to) {
        String words = reading.between(from, to).strip();
        return words.isEmpty() ? 0 : words.split(" +").length;
    }
}
