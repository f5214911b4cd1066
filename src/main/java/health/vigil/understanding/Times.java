package health.vigil.understanding;

import health.vigil.clinical.Timing;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a finding holds (lexicon section 8.2). In doubt now: only a past cue in the finding's own clause, without any
 * sign that it began then and goes on, makes it history.
 */
final class Times {

    private static final String PAST = "time.past";
    private static final String NOW = "time.now";
    private static final String BEGAN = "time.began";
    private static final String IMAGINED = "time.imagined";
    private static final String WORSE = "time.worse";
    private static final String RESOLVED = "time.resolved";
    private static final String STILL = "time.still";

    private static final String ASKING = "吗么嘛没?";

    private final Set<String> history;
    private final Set<String> attributes;

    Times(Set<String> history, Set<String> attributes) {
        this.history = history;
        this.attributes = attributes;
    }

    Timing of(Reading reading, Match hit) {
        if (history.contains(hit.value())) {
            return Timing.NOW;
        }
        Span clause = reading.clauses().at(hit.start());
        if (reading.scan().has(IMAGINED, clause.start(), hit.end())
                && !reading.scan().has(WORSE, clause)) {
            return Timing.HYPOTHETICAL;
        }
        if (isPast(reading, hit, clause)) {
            return Timing.PAST;
        }
        return isResolved(reading, hit) ? Timing.RESOLVED : Timing.NOW;
    }

    private static boolean isPast(Reading reading, Match hit, Span clause) {
        Match governing = governing(reading, hit, clause);
        return governing != null
                && governing.group().equals(PAST)
                && !reading.scan().has(BEGAN, clause)
                && !goesOn(reading, clause);
    }

    /** The last time word before the finding in its clause, else the first one after it. */
    private static @Nullable Match governing(Reading reading, Match hit, Span clause) {
        Match before = null;
        Match after = null;
        for (Match cue : reading.scan().under("time.")) {
            if (cue.isIn(hit.start(), hit.end())) {
                continue;
            }
            boolean tells = cue.group().equals(PAST)
                    || cue.group().equals(NOW)
                    || cue.group().equals(STILL);
            if (!tells || !cue.isIn(clause.start(), clause.end())) {
                continue;
            }
            if (cue.start() < hit.end()) {
                before = cue;
            } else if (after == null && !reading.scan().has("person.self", hit.end(), cue.start())) {
                after = cue;
            }
        }
        return before != null ? before : after;
    }

    /** A later clause of the message says, without naming another symptom, that it is still there. */
    private static boolean goesOn(Reading reading, Span clause) {
        for (Match still : reading.scan().of(STILL)) {
            if (still.start() >= clause.end()) {
                return true;
            }
        }
        for (Match ongoing : reading.hits()) {
            if (ongoing.value().equals("pain_ongoing_now") && ongoing.start() >= clause.end()) {
                return true;
            }
        }
        return false;
    }

    /** Whether words of recovery are said of this finding. */
    private boolean isResolved(Reading reading, Match hit) {
        if (attributes.contains(hit.value()) || isLossItself(reading, hit)) {
            return false;
        }
        Span own = reading.clauses().at(hit.start());
        for (Match cue : resolved(reading)) {
            Span clause = reading.clauses().at(cue.start());
            Span sentence = reading.clauses().sentence(cue.start());
            Span told = new Span(sentence.start(), cue.start());
            boolean said = hasSymptom(reading, clause)
                    ? clause.equals(own)
                    : hasSymptom(reading, told)
                            ? hit.isIn(told.start(), told.end())
                            : hit.end() <= cue.start() || !hasSymptom(reading, new Span(0, cue.start()));
            if (said && !isStillThere(reading, hit, own, cue)) {
                return true;
            }
        }
        return false;
    }

    /** "Gone" inside the finding's own words (vision has gone) is the finding. */
    private static boolean isLossItself(Reading reading, Match hit) {
        return reading.scan().has(RESOLVED, hit.start(), hit.end());
    }

    private boolean isStillThere(Reading reading, Match hit, Span own, Match cue) {
        boolean later = hit.start() > cue.end();
        boolean nowCue = reading.scan().has(NOW, own) || reading.scan().has(STILL, own);
        boolean sameClause = cue.isIn(own.start(), own.end());
        return staysLater(reading, cue)
                || later && sameClause
                || !sameClause && nowCue && (later || reading.scan().has(STILL, own));
    }

    /** After the words of recovery it is said, of nothing else, to be still or again there. */
    private boolean staysLater(Reading reading, Match cue) {
        for (Match still : reading.scan().of(STILL)) {
            Span clause = reading.clauses().at(still.start());
            Span rest = new Span(Math.min(Math.max(clause.start(), cue.end()), clause.end()), clause.end());
            if (still.start() >= cue.end() && !hasSymptom(reading, rest)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasSymptom(Reading reading, Span within) {
        for (Match hit : reading.hits()) {
            if (hit.isIn(within.start(), within.end())
                    && !attributes.contains(hit.value())
                    && !history.contains(hit.value())) {
                return true;
            }
        }
        return false;
    }

    private static List<Match> resolved(Reading reading) {
        List<Match> cues = new java.util.ArrayList<>(reading.scan().of(RESOLVED));
        for (Match hit : reading.hits()) {
            if (hit.value().equals("pain_resolved") && !reading.scan().has("time.partly", hit.start(), hit.end() + 2)) {
                cues.add(hit);
            }
        }
        cues.removeIf(cue -> isQuestioned(reading, cue));
        return cues;
    }

    private static boolean isQuestioned(Reading reading, Match cue) {
        for (Match partly : reading.scan().of("time.partly")) {
            if (partly.start() <= cue.start() && cue.end() <= partly.end()) {
                return true;
            }
        }
        return ASKING.indexOf(reading.text().at(cue.end())) >= 0;
    }

    /**
     * Words that say the complaint of a clause, or of the message, is there now. Those that are part of a duration tell
     * none: "in the last few months".
     */
    static boolean saysNow(Reading reading, Span within, List<Duration> durations) {
        for (String group : List.of(NOW, STILL)) {
            for (Match cue : reading.scan().of(group)) {
                boolean beside = durations.stream().allMatch(d -> cue.end() <= d.start() || cue.start() >= d.end());
                if (beside && cue.isIn(within.start(), within.end())) {
                    return true;
                }
            }
        }
        return false;
    }
}
