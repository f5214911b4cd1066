package health.vigil.command.eval;

import health.vigil.clinical.TriageLevel;
import health.vigil.command.eval.Played.Result;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The figures of a set. A case that failed counts against it wherever it has bounds: not within, and an emergency missed.
 *
 * @param under less urgent than is safe
 * @param over more urgent than is reasonable
 * @param recall of the cases where only an emergency level is safe, those that ended at one
 * @param lethalRecall the same of the cases marked lethal
 * @param falseEmergencies of the cases where no emergency level is reasonable, those that ended at one
 * @param falseAmbulances of the cases where no ambulance is reasonable, those that ended at one
 * @param emergencies of all cases, those that ended at an emergency level
 * @param questionsBelow questions of the cases that ended below emergency
 * @param unfinished nothing more was asked, and yet the interview was not complete
 * @param unstored an emergency reply went out that the store had not taken in time
 */
record Scores(
        int cases,
        Share within,
        Share under,
        Share over,
        Share recall,
        Share lethalRecall,
        Share falseEmergencies,
        Share falseAmbulances,
        Share emergencies,
        QuestionCount questions,
        QuestionCount questionsBelow,
        int errors,
        int unfinished,
        int unstored,
        Map<TriageLevel, Integer> levels,
        Map<String, Integer> departments,
        DepartmentMatch match) {

    static Scores of(List<Played> played) {
        Predicate<Played> bounded = one -> one.evalCase().isBounded();
        Predicate<Played> emergency = one -> one.endedAtLeast(TriageLevel.EMERGENCY);
        List<Played> ended = played.stream().filter(one -> one.level() != null).toList();
        return new Scores(
                played.size(),
                Share.of(played, bounded, one -> one.result() == Result.WITHIN),
                Share.of(played, bounded, one -> one.result() == Result.UNDER),
                Share.of(played, bounded, one -> one.result() == Result.OVER),
                Share.of(played, one -> one.evalCase().isEmergency(), emergency),
                Share.of(played, one -> one.evalCase().lethal(), emergency),
                Share.of(ended, one -> one.evalCase().isBelowEmergency(), emergency),
                Share.of(
                        ended,
                        one -> one.evalCase().isBelowAmbulance(),
                        one -> one.endedAtLeast(TriageLevel.EMERGENCY_AMBULANCE)),
                Share.of(ended, one -> true, emergency),
                QuestionCount.of(ended),
                QuestionCount.of(ended.stream().filter(emergency.negate()).toList()),
                played.size() - ended.size(),
                (int) played.stream().filter(Played::isUnfinished).count(),
                (int) played.stream().filter(Played::isUnstored).count(),
                levels(ended),
                departments(ended),
                DepartmentMatch.of(ended));
    }

    private static Map<TriageLevel, Integer> levels(List<Played> ended) {
        Map<TriageLevel, Integer> levels = new EnumMap<>(TriageLevel.class);
        for (Played one : ended) {
            TriageLevel level = one.level();
            if (level != null) {
                levels.merge(level, 1, Integer::sum);
            }
        }
        return levels;
    }

    /** Most frequent first. */
    private static Map<String, Integer> departments(List<Played> ended) {
        Map<String, Integer> counts = new TreeMap<>();
        ended.forEach(one -> counts.merge(one.department(), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
