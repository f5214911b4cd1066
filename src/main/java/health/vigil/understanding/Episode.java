package health.vigil.understanding;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Timing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds durations to complaints and works out the timing facts of the chest. */
final class Episode {

    private static final double HOUR = 60;
    private static final double DAY = 1440;
    private static final String GOES_ON = "pain_ongoing_now";
    private static final String RESOLVED = "pain_resolved";
    private static final int OTHER_WORDS = 4;
    private static final double LONG_AGO = 60 * DAY;

    /** What has lasted longer began that long ago. */
    private static final double LONG = 3 * DAY;

    /** Longer times are how long it has been coming, not how long one episode lasts. */
    private static final double EPISODE = 30 * DAY;

    /** Shorter times are never taken for a habit or an old illness. */
    private static final double HABIT = 30 * DAY;

    private final Set<String> chest;
    private final Set<String> neuro;
    private final Set<String> attributes;
    private final Set<String> quiet;

    /** What came out; {@code active} is null when no time was said. */
    record Result(List<Quantity> quantities, @Nullable Boolean active, int start, int end) {}

    /** @param history what no duration is about, beside the attributes */
    Episode(Set<String> chest, Set<String> neuro, Set<String> attributes, Set<String> history) {
        this.chest = chest;
        this.neuro = neuro;
        this.attributes = attributes;
        quiet = new HashSet<>(attributes);
        quiet.addAll(history);
    }

    Result read(
            Reading reading,
            List<Statement> statements,
            List<Duration> durations,
            Facts known,
            @Nullable Question asked) {
        List<Quantity> found = new ArrayList<>();
        Boolean active = null;
        int start = -1;
        int end = -1;
        boolean ongoing = false;
        boolean hasChest = statements.stream().anyMatch(s -> isIn(chest, s) && s.presence() == Presence.PRESENT);
        for (Duration duration : durations) {
            Statement about = about(reading, duration, statements);
            if (isOfSomethingElse(reading, duration, statements)) {
                continue;
            }
            boolean isChest = about != null ? isIn(chest, about) : about(known, asked);
            boolean gone = about != null && about.timing() == Timing.RESOLVED;
            boolean past = about != null && about.timing() == Timing.PAST;
            if (past) {
                continue;
            }
            if (about != null && isIn(neuro, about) && (gone || duration.kind() == Duration.Kind.AGO)) {
                add(found, "neuro_last_h", duration.minutes() / HOUR, duration);
            }
            boolean since = duration.kind() != Duration.Kind.LENGTH;
            if (isChest) {
                chest(found, duration, gone, durations);
                if (since && !gone && duration.minutes() < LONG_AGO) {
                    Span clause = reading.clauses().at(duration.start());
                    ongoing = ongoing
                            || duration.kind() == Duration.Kind.SO_FAR
                            || duration.kind() == Duration.Kind.SINCE
                            || reading.scan().has("time.began", clause);
                    start = duration.start();
                    end = duration.end();
                }
            } else {
                add(found, "duration_min", duration.minutes(), duration);
                add(found, "duration_days", duration.minutes() / DAY, duration);
                if (since && !gone && !hasChest) {
                    add(found, "onset_h", duration.minutes() / HOUR, duration);
                }
            }
        }
        List<Statement> chests = statements.stream()
                .filter(s -> isIn(chest, s) && s.presence() == Presence.PRESENT)
                .toList();
        boolean now = chests.stream().anyMatch(s -> s.timing() == Timing.NOW);
        boolean resolved = chests.stream().anyMatch(s -> s.timing() == Timing.RESOLVED);
        if (resolved && !now) {
            active = false;
        } else if (now
                && (ongoing || chests.stream().anyMatch(s -> saysNow(reading, s, durations)) || goesOn(statements))) {
            active = true;
        } else if (chests.isEmpty() && about(known, asked)) {
            Statement word = onItsOwn(statements);
            if (word != null) {
                active = word.hit().value().equals(GOES_ON);
                start = word.hit().start();
                end = word.hit().end();
            }
        }
        if (active != null && start < 0 && !chests.isEmpty()) {
            start = chests.get(0).hit().start();
            end = chests.get(0).hit().end();
        }
        return new Result(found, active, start, end);
    }

    /** What has gone was last there when it is said to have been; how long it lasted then is said apart, or it was all the time. */
    private static void chest(List<Quantity> found, Duration duration, boolean gone, List<Duration> all) {
        boolean lengthTold =
                all.stream().anyMatch(d -> d.kind() == Duration.Kind.LENGTH || d.kind() == Duration.Kind.SO_FAR);
        if (gone && (duration.kind() == Duration.Kind.AGO || duration.kind() == Duration.Kind.SINCE && lengthTold)) {
            add(found, "chest_last_h", duration.minutes() / HOUR, duration);
        } else {
            boolean since = duration.kind() != Duration.Kind.LENGTH;
            if (duration.kind() != Duration.Kind.AGO && duration.minutes() <= EPISODE) {
                add(found, "chest_duration_min", duration.minutes(), duration);
            }
            if (since || duration.minutes() > LONG) {
                add(found, "onset_h", duration.minutes() / HOUR, duration);
            }
        }
    }

    /** The larger of two values of one fact stands. */
    private static void add(List<Quantity> found, String code, double value, Duration from) {
        Quantity quantity = new Quantity(code, Math.round(value * 100) / 100.0, from.start(), from.end());
        for (Quantity other : found) {
            if (other.code().equals(code)) {
                if (other.value() < quantity.value()) {
                    found.set(found.indexOf(other), quantity);
                }
                return;
            }
        }
        found.add(quantity);
    }

    /** The symptom of the clause, else the nearest one before, else the first after. */
    private @Nullable Statement about(Reading reading, Duration duration, List<Statement> statements) {
        Span clause = reading.clauses().at(duration.start());
        Statement own = null;
        Statement before = null;
        Statement after = null;
        for (Statement statement : statements) {
            Match hit = statement.hit();
            if (quiet.contains(hit.value()) || statement.presence() != Presence.PRESENT) {
                continue;
            }
            if (hit.start() >= clause.start() && hit.start() < clause.end()) {
                own = own != null && isIn(chest, own) ? own : statement;
            } else if (hit.end() <= clause.start()) {
                before = before != null && isIn(chest, before) && !isIn(chest, statement) ? before : statement;
            } else if (after == null) {
                after = statement;
            }
        }
        return own != null ? own : before != null ? before : after;
    }

    /** The clause tells a habit, an old illness or another event, and no symptom: smoked for 20 years, saw a doctor 3 weeks ago. */
    private boolean isOfSomethingElse(Reading reading, Duration duration, List<Statement> statements) {
        Span clause = reading.clauses().at(duration.start());
        boolean history = false;
        boolean told = reading.scan().has("time.began", clause) || Times.saysNow(reading, clause, List.of(duration));
        for (Statement statement : statements) {
            Match hit = statement.hit();
            if (hit.start() >= clause.start() && hit.start() < clause.end()) {
                if (!quiet.contains(hit.value())) {
                    return false;
                }
                boolean attribute = attributes.contains(hit.value());
                history |= !attribute;
                told |= attribute;
            }
        }
        // Words that play down or give orders are about nothing a duration could belong to.
        told |= reading.scan().has("intent.minimising", clause)
                || reading.scan().has("intent.instruction", clause);
        String rest = reading.between(clause.start(), duration.start())
                + reading.between(Math.min(duration.end(), clause.end()), clause.end());
        long han = rest.codePoints().filter(Script::isHan).count();
        long words = Script.isHan(reading.text().at(duration.end() - 1))
                ? han / 2
                : rest.strip().split(" +").length;
        return history && duration.minutes() >= HABIT || !history && !told && words > OTHER_WORDS;
    }

    private static boolean isIn(Set<String> set, Statement statement) {
        return set.contains(statement.hit().value());
    }

    private boolean about(Facts known, @Nullable Question asked) {
        return asked != null && asked.findings().stream().anyMatch(f -> f.startsWith("chest_"))
                || chest.stream().anyMatch(known::isPresent);
    }

    private static boolean saysNow(Reading reading, Statement statement, List<Duration> durations) {
        return Times.saysNow(reading, reading.clauses().sentence(statement.hit().start()), durations);
    }

    private static boolean goesOn(List<Statement> statements) {
        return statements.stream().anyMatch(s -> s.hit().value().equals(GOES_ON) && s.presence() == Presence.PRESENT);
    }

    /** "Still hurting", "gone now", said of the chest pain told before. */
    private static @Nullable Statement onItsOwn(List<Statement> statements) {
        Statement gone = null;
        for (Statement statement : statements) {
            if (statement.presence() == Presence.PRESENT) {
                if (statement.hit().value().equals(GOES_ON)) {
                    return statement;
                }
                gone = statement.hit().value().equals(RESOLVED) ? statement : gone;
            }
        }
        return gone;
    }
}
