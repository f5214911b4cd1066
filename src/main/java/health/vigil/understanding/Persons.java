package health.vigil.understanding;

import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is named in a message and in which role (lexicon section 8.3). */
final class Persons {

    private static final String PERSON = "person.";
    private static final String SELF = "person.self";
    private static final String PRONOUN = "person.pronoun";
    private static final String WITH = "frame.with";
    private static final String SAY = "frame.say";
    private static final String MAKE = "frame.make";
    private static final String THING = "frame.thing";
    private static final String FAMILY = "frame.family";
    private static final String HEART = "frame.heart";
    private static final String PAST = "time.past";
    private static final String SOOTHE = "intent.minimising";
    private static final int NEAR_HAN = 4;
    private static final int NEAR_LATIN = 14;

    private final Set<String> history;
    private final Set<String> ofMother;

    Persons(Set<String> history, Set<String> ofMother) {
        this.history = history;
        this.ofMother = ofMother;
    }

    /** In text order. Someone referred to by a pronoun is the one named last. */
    List<Subject> find(Reading reading) {
        boolean unborn = reading.anyHit(0, reading.text().length(), ofMother);
        List<Subject> found = new ArrayList<>();
        Subject third = null;
        for (Match match : reading.scan().under(PERSON)) {
            Subject subject = read(match, reading);
            if (subject == null) {
                continue;
            }
            boolean isSelf = subject.who() == Relationship.SELF;
            if (isSelf && !tellsOfOwnBody(subject, reading)) {
                continue;
            }
            if (unborn && subject.who() == Relationship.CHILD) {
                continue;
            }
            if (match.group().startsWith(PRONOUN)) {
                subject = third == null || !third.mayBe(subject.sex())
                        ? subject
                        : new Subject(
                                match.start(),
                                match.end(),
                                third.who(),
                                third.sex(),
                                Subject.Role.PATIENT,
                                third.named());
            } else if (!isSelf && subject.role() == Subject.Role.PATIENT) {
                third = subject;
            }
            if (subject.role() == Subject.Role.PATIENT) {
                found.add(subject);
            } else if (reading.scan().has(FAMILY, subject.end(), sentenceEnd(subject, reading))) {
                found.add(subject.asAncestor(sentenceEnd(subject, reading)));
            }
        }
        return ancestors(found, reading);
    }

    /** "I do not want to bother anyone" makes nobody the patient: a finding or a number must follow in the clause. */
    private static boolean tellsOfOwnBody(Subject self, Reading reading) {
        Span clause = reading.clauses().at(self.start());
        for (Match hit : reading.hits()) {
            if (hit.end() > self.start() && hit.start() < clause.end()) {
                return true;
            }
        }
        return reading.between(self.end(), clause.end()).codePoints().anyMatch(Script::isDigit);
    }

    private @Nullable Subject read(Match match, Reading reading) {
        String[] parts = match.group().split("\\.");
        if (parts[1].equals("mute")) {
            return null;
        }
        Sex sex = parts.length < 3 ? Sex.UNKNOWN : Sex.valueOf(parts[2].toUpperCase(Locale.ROOT));
        if (match.group().equals(SELF)) {
            return new Subject(match.start(), match.end(), Relationship.SELF, sex, Subject.Role.PATIENT, true);
        }
        if (match.group().startsWith(PRONOUN)) {
            boolean bystander = Script.isHan(reading.text().at(match.start()))
                    && reading.scan().has("frame.mine");
            return new Subject(match.start(), match.end(), Relationship.OTHER, sex, Subject.Role.PATIENT, bystander);
        }
        Relationship who = Relationship.valueOf(parts[1].toUpperCase(Locale.ROOT));
        return new Subject(match.start(), match.end(), who, sex, role(match, reading), true);
    }

    private static Subject.Role role(Match match, Reading reading) {
        if (precedes(WITH, match, reading) || nextTo(THING, match.end(), reading, 2) != null) {
            return Subject.Role.WITNESS;
        }
        for (String frame : List.of(SAY, MAKE)) {
            Match verb = nextTo(frame, match.end(), reading, near(reading, match.end()));
            if (verb == null) {
                continue;
            }
            int reach = near(reading, verb.end());
            if (nextTo(SELF, verb.end(), reading, reach) != null
                    || nextTo("frame.me", verb.end(), reading, reach) != null
                    || nextTo(SOOTHE, verb.end(), reading, reach) != null
                    || soothes(verb, reading, reach)) {
                return Subject.Role.WITNESS;
            }
        }
        return Subject.Role.PATIENT;
    }

    /** "My wife says it is nothing": she is a witness, unless a pronoun goes on about her. */
    private static boolean soothes(Match verb, Reading reading, int reach) {
        return nextTo("frame.soothe", verb.end(), reading, reach) != null
                && reading.scan().under(PRONOUN).stream().noneMatch(pronoun -> pronoun.start() >= verb.end());
    }

    private static int near(Reading reading, int at) {
        return Script.isHan(reading.text().at(at)) ? NEAR_HAN : NEAR_LATIN;
    }

    private static boolean precedes(String group, Match match, Reading reading) {
        for (Match cue : reading.scan().of(group)) {
            if (cue.end() <= match.start()
                    && reading.between(cue.end(), match.start()).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Match nextTo(String group, int from, Reading reading, int reach) {
        for (Match cue : reading.scan().of(group)) {
            if (cue.start() >= from
                    && cue.start() <= from + reach
                    && !reading.clauses().hasSentenceEnd(from, cue.start())) {
                return cue;
            }
        }
        return null;
    }

    private static int sentenceEnd(Subject subject, Reading reading) {
        return Math.max(
                subject.end(), reading.clauses().sentence(subject.start()).end());
    }

    /** Marks those of whom only old or family illness is told. */
    private List<Subject> ancestors(List<Subject> found, Reading reading) {
        List<Subject> result = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Subject subject = found.get(i);
            int end = i + 1 < found.size()
                    ? found.get(i + 1).start()
                    : reading.text().length();
            boolean again =
                    found.stream().anyMatch(s -> s != subject && s.isSame(subject) && s.start() > subject.start());
            boolean kin = subject.role() == Subject.Role.PATIENT
                    && subject.who() != Relationship.SELF
                    && subject.named()
                    && !isUnwell(subject, found, reading);
            result.add(
                    kin && !again && isAncestor(subject, end, reading)
                            ? subject.asAncestor(sentenceEnd(subject, reading))
                            : subject);
        }
        return result;
    }

    /** A symptom is told of this person anywhere in the message. */
    private boolean isUnwell(Subject subject, List<Subject> found, Reading reading) {
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).isSame(subject) || found.get(i) == subject) {
                continue;
            }
            int end = i + 1 < found.size()
                    ? found.get(i + 1).start()
                    : reading.text().length();
            for (Match hit : reading.hits()) {
                if (hit.start() >= found.get(i).start() && hit.start() < end && !history.contains(hit.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isAncestor(Subject subject, int end, Reading reading) {
        Span region = new Span(subject.start(), Math.max(end, subject.end()));
        boolean symptoms = false;
        boolean illness = reading.scan().has(HEART, region);
        for (Match hit : reading.hits()) {
            if (hit.start() >= region.start() && hit.start() < region.end()) {
                boolean old = history.contains(hit.value());
                illness = illness || old;
                symptoms = symptoms || !old;
            }
        }
        Span own = new Span(
                subject.start(),
                Math.min(end, reading.clauses().sentence(subject.start()).end()));
        boolean told = reading.scan().has(FAMILY, own);
        return told && !reading.scan().has("frame.acute", own)
                || illness
                        && !symptoms
                        && (reading.scan().has(PAST, region)
                                || reading.scan().has("frame.has", region)
                                || !reading.scan().has(HEART, region))
                        && !reading.scan().has("frame.acute", region);
    }

    /** Heart disease told of a relative of the first degree. */
    boolean tellsOfHeart(Subject subject, Reading reading) {
        Span sentence = reading.clauses().sentence(subject.start());
        return reading.scan().has(HEART, subject.start(), sentence.end());
    }
}
