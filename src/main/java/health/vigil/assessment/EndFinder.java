package health.vigil.assessment;

import health.vigil.catalog.Condition;
import health.vigil.catalog.End;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Facts;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Kleene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a completed interview ends when no rule holds it higher (ends.md): an end can raise, never lower. */
final class EndFinder {
    private static final int MOST_ADVICE = 4;

    private final Knowledge knowledge;

    EndFinder(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * The most urgent of all ends that apply, their advice and return list merged.
     *
     * @param undecided identifiers whose answer could still change it
     */
    record Ending(TriageLevel level, List<String> sooner, List<String> advice, int days, Set<String> undecided) {}

    Ending find(Facts derived, List<String> complaints) {
        TriageLevel level = guard(derived);
        Set<String> sooner = new LinkedHashSet<>();
        Set<String> advice = new LinkedHashSet<>();
        Set<String> undecided = new HashSet<>();
        int days = Integer.MAX_VALUE;
        for (End end : chosen(derived, complaints)) {
            level = level.orMoreUrgent(level(end, derived));
            sooner.addAll(end.sooner());
            advice.addAll(end.advice());
            days = Math.min(days, end.days());
            undecided(end.consultation24When(), derived, undecided);
            undecided(end.selfCareWhen(), derived, undecided);
        }
        List<String> few = advice.stream().limit(MOST_ADVICE).toList();
        return new Ending(level, List.copyOf(sooner), few, days == Integer.MAX_VALUE ? 3 : days, undecided);
    }

    private static void undecided(Condition condition, Facts derived, Set<String> codes) {
        boolean open = !holds(condition, derived) && ConditionWalk.couldHold(condition, derived);
        if (open) {
            Potential.collect(condition, codes);
        }
    }

    private TriageLevel guard(Facts derived) {
        if (holds(knowledge.macros().get("guard_24"), derived)) {
            return TriageLevel.CONSULTATION_24;
        }
        return holds(knowledge.macros().get("guard_book"), derived) ? TriageLevel.CONSULTATION : TriageLevel.SELF_CARE;
    }

    private List<End> chosen(Facts derived, List<String> complaints) {
        List<End> chosen = new ArrayList<>();
        Set<Condition> seen = new HashSet<>();
        for (End end : knowledge.ends()) {
            boolean named = complaints.contains(end.id());
            if (named || (holds(end.applies(), derived) && seen.add(end.applies()))) {
                chosen.add(end);
            }
        }
        if (chosen.isEmpty()) {
            knowledge.ends().stream().filter(end -> end.id().equals("other")).forEach(chosen::add);
        }
        return chosen;
    }

    private static TriageLevel level(End end, Facts derived) {
        if (holds(end.consultation24When(), derived)) {
            return TriageLevel.CONSULTATION_24;
        }
        if (holds(end.consultationWhen(), derived)) {
            return TriageLevel.CONSULTATION;
        }
        return holds(end.selfCareWhen(), derived) ? TriageLevel.SELF_CARE : end.fallback();
    }

    private static boolean holds(@Nullable Condition condition, Facts derived) {
        return condition != null && ConditionWalk.safe(condition, derived) == Kleene.TRUE;
    }
}
