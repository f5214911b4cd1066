package health.vigil.understanding;

import java.util.Set;

/** How far a Chinese negator reaches: over filler words and a list joined by 、 or "and", not over a comma. */
final class HanReach {

    private static final String STOP = "negation.stop";
    private static final String FILLER = "negation.filler";
    private static final String JOIN = "negation.join";
    private static final String LIST = "negation.list";

    /** Characters that are neither filler nor a finding, tolerated after a full "there is no". */
    private static final int TOLERATED = 1;

    private final Set<String> modifiers;

    HanReach(Set<String> modifiers) {
        this.modifiers = modifiers;
    }

    Polarity judge(Reading reading, Match cue, int target) {
        Text text = reading.text();
        if (reading.clauses().hasSentenceEnd(cue.end(), target)
                || reading.scan().has(STOP, cue.end(), target)) {
            return Polarity.AFFIRMED;
        }
        boolean list = cue.group().equals(LIST);
        int allowed = cue.length() == 1 && !list ? 0 : TOLERATED;
        int rest = 0;
        boolean open = true;
        int i = cue.end();
        while (i < target) {
            char c = text.at(i);
            boolean comma = reading.clauses().hasComma(i, i + 1);
            if (comma && !list || text.gaps().get(i) && i > cue.end() && !list) {
                return Polarity.AFFIRMED;
            }
            int step = step(reading, i, target);
            if (c == '、' || comma || c == ' ' || step < 0) {
                open = true;
                rest = 0;
                i += Math.max(1, -step);
            } else if (step > 0) {
                int end = i + step;
                open = open && !isSymptom(reading, i, end) || reading.scan().has(FILLER, i, end);
                i = end;
            } else {
                rest++;
                i++;
            }
            if (rest > allowed) {
                return Polarity.AFFIRMED;
            }
        }
        if (text.gaps().get(target) && target > cue.end() && !list) {
            return Polarity.AFFIRMED;
        }
        boolean run = allowed > 0 && isRun(reading, target);
        return open ? Polarity.NEGATED : run ? Polarity.UNSURE : Polarity.AFFIRMED;
    }

    /** Length of the filler word or finding that begins here; negative for a joining word; 0 for neither. */
    private static int step(Reading reading, int from, int limit) {
        int longest = 0;
        for (Match join : reading.scan().of(JOIN)) {
            if (join.start() == from && join.end() <= limit) {
                longest = Math.min(longest, -join.length());
            }
        }
        if (longest < 0) {
            return longest;
        }
        for (Match filler : reading.scan().of(FILLER)) {
            if (filler.start() == from && filler.end() <= limit) {
                longest = Math.max(longest, filler.length());
            }
        }
        for (Match hit : reading.hits()) {
            if (hit.start() == from && hit.end() <= limit) {
                longest = Math.max(longest, hit.length());
            }
        }
        return longest;
    }

    /** Findings follow each other without a joining word to the end of the clause: 没有恶心呕吐. */
    private static boolean isRun(Reading reading, int target) {
        int end = reading.clauses().at(target).end();
        int i = target;
        while (i < end) {
            int step = step(reading, i, end);
            if (step <= 0 && !reading.scan().has("negation.particle", i, i + 1)) {
                return false;
            }
            i += Math.max(1, step);
        }
        return true;
    }

    private boolean isSymptom(Reading reading, int from, int to) {
        for (Match hit : reading.hits()) {
            if (hit.start() == from && hit.end() == to) {
                return !modifiers.contains(hit.value());
            }
        }
        return false;
    }
}
