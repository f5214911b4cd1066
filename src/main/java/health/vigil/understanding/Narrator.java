package health.vigil.understanding;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Timing;
import health.vigil.understanding.Understanding.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells for each hit of a reading whether it is there, when, and of whom. */
final class Narrator {

    private static final String NOBODY = "nobody_unwell";

    private final Contexts contexts;
    private final Negation negation;
    private final Times times;
    private final Persons persons;
    private final Set<String> history;
    private final Set<String> family;
    private final Set<String> selfReport;
    private final Set<String> requests;
    private final Set<String> attributes;

    /**
     * @param information the whole message is a question about an illness, nobody is said to be unwell
     */
    record Story(List<Statement> statements, Cast cast, boolean information, Set<String> family) {

        /** Told of relatives, known of the patient. */
        boolean isFamily(Statement statement) {
            return family.contains(statement.hit().value());
        }
    }

    Narrator(Contexts contexts, Set<String> attributes) {
        this.contexts = contexts;
        this.attributes = attributes;
        history = contexts.set("history");
        family = contexts.set("family");
        requests = contexts.set("request");
        selfReport = contexts.set("selfreport");
        negation = new Negation(new HanReach(attributes), new LatinReach(), new NegationAfter());
        times = new Times(history, attributes);
        persons = new Persons(history, contexts.set("mother"));
    }

    /** @param measured a duration or a number about someone was read */
    Story tell(Reading reading, Relationship soFar, IntentReader intents, boolean measured) {
        Cast cast = new Cast(persons.find(reading), soFar);
        List<Statement> statements = new ArrayList<>();
        for (Match hit : reading.hits()) {
            Statement statement = state(reading, hit, cast);
            boolean scattered = reading.clauses().hasComma(hit.start(), hit.end())
                    || reading.clauses().hasSentenceEnd(hit.start(), hit.end());
            if (hit.split() && scattered && statement.presence() != Presence.PRESENT) {
                continue;
            }
            boolean doubtful = statement.presence() == Presence.PRESENT && contexts.doubts(hit, reading, Facts.none());
            statements.add(doubtful ? statement.with(Presence.UNKNOWN) : statement);
        }
        for (Match absent : reading.scan().of(Match.ABSENT)) {
            statements.add(new Statement(absent, Presence.ABSENT, Timing.NOW, cast.at(absent)));
        }
        for (Match gone : reading.scan().of(Match.GONE)) {
            statements.add(new Statement(gone, Presence.PRESENT, Timing.RESOLVED, cast.at(gone)));
        }
        for (Match unsure : reading.scan().of(Match.UNSURE)) {
            if (contexts.allows(unsure, reading, Facts.none())) {
                statements.add(new Statement(unsure, Presence.UNKNOWN, Timing.NOW, cast.at(unsure)));
            }
        }
        if (statements.stream().anyMatch(this::isSymptomNow)) {
            statements.removeIf(s -> s.hit().value().equals(NOBODY));
        }
        boolean information =
                intents.says(Intent.INFORMATION, reading) && !measured && !isPersonal(reading, cast, statements);
        if (information) {
            statements.replaceAll(s -> isAskedAbout(s, reading, intents) ? s.with(Timing.HYPOTHETICAL) : s);
        }
        if (intents.says(Intent.NOT_REAL, reading)) {
            statements.replaceAll(s -> isOfStranger(s) ? s.with(Timing.HYPOTHETICAL) : s);
        }
        for (Subject subject : cast.subjects()) {
            if (subject.role() == Subject.Role.ANCESTOR
                    && isFirstDegree(subject)
                    && persons.tellsOfHeart(subject, reading)) {
                Match named = Match.of(subject.start(), subject.end(), Match.FINDING, "family_premature_cad");
                statements.add(new Statement(named, Presence.PRESENT, Timing.NOW, null));
            }
        }
        return new Story(statements, cast, information, family);
    }

    private Statement state(Reading reading, Match hit, Cast cast) {
        Subject subject = cast.at(hit);
        Timing timing = times.of(reading, hit);
        Presence presence = switch (negation.judge(reading, hit)) {
            case AFFIRMED -> Presence.PRESENT;
            case NEGATED -> Presence.ABSENT;
            case UNSURE -> Presence.UNKNOWN;
            case CEASED -> {
                timing = timing == Timing.NOW ? Timing.RESOLVED : timing;
                yield Presence.PRESENT;
            }
        };
        if (presence == Presence.ABSENT && timing == Timing.PAST) {
            timing = Timing.NOW;
        }
        boolean writer = subject != null && subject.who() == Relationship.SELF;
        if (presence == Presence.PRESENT && writer && selfReport.contains(hit.value())) {
            presence = Presence.UNKNOWN;
        }
        return new Statement(hit, presence, timing, subject);
    }

    /** Someone is said to be unwell: a person with a symptom, a time, a symptom that is not the subject of the question. */
    private boolean isPersonal(Reading reading, Cast cast, List<Statement> statements) {
        boolean named = cast.subjects().stream().anyMatch(s -> s.role() == Subject.Role.PATIENT && s.named());
        boolean symptom = statements.stream().anyMatch(this::isSymptomNow);
        boolean timed = reading.scan().has("time.now") || reading.scan().has("time.still");
        return symptom && (named || timed || reading.scan().has("frame.mine"));
    }

    /** History told in another clause than the question stays history. */
    private boolean isAskedAbout(Statement statement, Reading reading, IntentReader intents) {
        Match hit = statement.hit();
        boolean told = history.contains(hit.value())
                && !intents.says(Intent.INFORMATION, reading, reading.clauses().at(hit.start()));
        return statement.presence() == Presence.PRESENT && !requests.contains(hit.value()) && !told;
    }

    boolean isSymptomNow(Statement statement) {
        String code = statement.hit().value();
        return statement.isCurrent()
                && !history.contains(code)
                && !attributes.contains(code)
                && !requests.contains(code);
    }

    private static boolean isOfStranger(Statement statement) {
        Subject subject = statement.subject();
        return subject != null && subject.who() == Relationship.OTHER && statement.presence() == Presence.PRESENT;
    }

    private static boolean isFirstDegree(Subject subject) {
        return subject.who() == Relationship.PARENT
                || subject.who() == Relationship.CHILD
                || subject.who() == Relationship.RELATIVE && isSibling(subject);
    }

    private static boolean isSibling(@Nullable Subject subject) {
        return subject != null;
    }
}
