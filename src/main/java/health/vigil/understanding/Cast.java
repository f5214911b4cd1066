package health.vigil.understanding;

import health.vigil.clinical.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people of one message and which of them is the patient.
 *
 * @param subjects in text order
 * @param soFar whom the consultation was about before
 */
record Cast(List<Subject> subjects, Relationship soFar) {

    /** Whose body words at a position are about: whose chest they end with, else the one named last before; null when nobody was. */
    @Nullable
    Subject at(Match hit) {
        Subject last = null;
        for (Subject subject : subjects) {
            if (subject.who() == Relationship.SELF && subject.start() > hit.start() && subject.end() == hit.end()) {
                return subject;
            }
            if (subject.start() <= hit.start() && hit.start() < subject.reach()) {
                last = subject;
            }
        }
        return last != null ? last : inside(hit);
    }

    @Nullable
    Subject at(int start) {
        return at(Match.of(start, start, "", ""));
    }

    private @Nullable Subject inside(Match hit) {
        for (Subject subject : subjects) {
            if (subject.start() < hit.end() && subject.end() <= hit.end()) {
                return subject;
            }
        }
        return null;
    }

    /**
     * The one the message is about: who has the dangerous current findings, then who has any, the writer on a tie.
     * Null when nobody is named with a complaint.
     */
    @Nullable
    Subject patient(List<Statement> statements, List<Integer> numbersAt, Set<String> danger) {
        Subject best = null;
        int bestScore = 0;
        for (Subject subject : subjects) {
            if (subject.role() != Subject.Role.PATIENT) {
                continue;
            }
            int score = 0;
            for (Statement statement : statements) {
                Subject whose = statement.subject();
                if (whose != null && whose.isSame(subject) && whose.role() == Subject.Role.PATIENT) {
                    score = Math.max(score, weight(statement, danger));
                }
            }
            for (int at : numbersAt) {
                Subject whose = at(at);
                if (whose != null && whose.isSame(subject) && whose.role() == Subject.Role.PATIENT) {
                    score = Math.max(score, 3);
                }
            }
            boolean writer = subject.who() == Relationship.SELF;
            if (score > bestScore || score == bestScore && score > 0 && writer) {
                best = subject;
                bestScore = score;
            }
        }
        return best != null ? best : onlyOther(statements);
    }

    private static int weight(Statement statement, Set<String> danger) {
        if (statement.isCurrent()) {
            return danger.contains(statement.hit().value()) ? 5 : 4;
        }
        return 2;
    }

    /** Someone asked for ("for my friend") although the words about the body stand before the name. */
    private @Nullable Subject onlyOther(List<Statement> statements) {
        List<Subject> named = new ArrayList<>();
        for (Subject subject : subjects) {
            if (subject.role() == Subject.Role.PATIENT && subject.who() != Relationship.SELF && subject.named()) {
                named.add(subject);
            }
        }
        boolean unassigned = statements.stream().anyMatch(s -> s.subject() == null && s.isCurrent());
        boolean writer = subjects.stream().anyMatch(s -> s.who() == Relationship.SELF);
        return named.size() == 1 && (unassigned || statements.isEmpty()) && !writer ? named.get(0) : null;
    }

    /** Whether a statement is about the chosen patient. */
    boolean isAbout(@Nullable Subject whose, @Nullable Subject patient) {
        if (whose == null) {
            return true;
        }
        if (whose.role() == Subject.Role.ANCESTOR) {
            return false;
        }
        if (patient == null) {
            return !whose.named() || whose.who() == Relationship.SELF || whose.who() == soFar;
        }
        return whose.isSame(patient)
                || !whose.named() && patient.who() != Relationship.SELF
                || whose.who() == soFar && patient.who() == soFar;
    }
}
