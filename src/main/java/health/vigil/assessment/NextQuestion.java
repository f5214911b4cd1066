package health.vigil.assessment;

import health.vigil.catalog.Complaint;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Question;
import health.vigil.clinical.TriageLevel;
import health.vigil.safety.ConditionWalk;
import health.vigil.safety.Kleene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The question to put next (DESIGN 5): first what could raise the level most, then what a gate waits for, then what
 * must be asked, then file order. A danger item that was declined is asked once more, after everything else.
 */
final class NextQuestion {
    static final String UNIVERSAL = "universal";
    static final String BACKGROUND = "background";
    private static final int CAP_CHEST = 16;
    private static final int CAP = 12;
    private static final int CAP_EMERGENCY = 3;

    private final Knowledge knowledge;

    NextQuestion(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * Everything the choice looks at.
     *
     * @param assumed identifiers that hold the floor only until they are answered, empty when something fired holds it
     */
    record Situation(
            Facts derived,
            TriageLevel floor,
            Set<String> assumed,
            List<Complaint> active,
            Set<String> gateItems,
            Map<String, TriageLevel> potential,
            Set<String> endItems,
            boolean asksOnly,
            Interview interview) {}

    private record Candidate(Question question, TriageLevel rank, boolean gated, int times, int order) {}

    Optional<Question> pick(Situation now) {
        if (now.floor == TriageLevel.EMERGENCY_AMBULANCE || isCapped(now)) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Complaint complaint : now.active) {
            collect(complaint, now, candidates);
        }
        for (Complaint complaint : knowledge.complaints()) {
            boolean block = complaint.id().equals(UNIVERSAL) || complaint.id().equals(BACKGROUND);
            if (block && !now.asksOnly()) {
                collect(complaint, now, candidates);
            }
        }
        return candidates.stream()
                .min(Comparator.comparingInt(Candidate::times)
                        .thenComparing(Candidate::rank, Comparator.reverseOrder())
                        .thenComparing(candidate -> !candidate.gated)
                        .thenComparing(candidate -> !candidate.question.must())
                        .thenComparingInt(Candidate::order))
                .map(Candidate::question);
    }

    boolean isCapped(Situation now) {
        boolean chest = now.active.stream().anyMatch(complaint -> complaint.id().equals("chest_pain"));
        boolean enough = now.assumed.isEmpty() && now.interview.sinceEmergency() >= CAP_EMERGENCY;
        return now.interview.asked().size() >= (chest ? CAP_CHEST : CAP)
                || (now.floor == TriageLevel.EMERGENCY && enough);
    }

    private void collect(Complaint complaint, Situation now, List<Candidate> candidates) {
        for (Complaint.Item item : complaint.questions()) {
            Question question = item.question();
            int times = now.interview.timesAsked(question.id());
            List<String> open = question.findings().stream()
                    .filter(code -> !now.derived.isAnswered(code))
                    .toList();
            if (open.isEmpty() || times > 1 || ConditionWalk.safe(item.applies(), now.derived) != Kleene.TRUE) {
                continue;
            }
            TriageLevel rank = TriageLevel.SELF_CARE;
            boolean gated = false;
            boolean danger = false;
            boolean ends = false;
            for (String code : open) {
                rank = rank.orMoreUrgent(now.potential.getOrDefault(code, TriageLevel.SELF_CARE));
                gated |= now.gateItems.contains(code);
                ends |= now.endItems.contains(code);
                danger |= now.gateItems.contains(code) && knowledge.isSymptom(code);
            }
            boolean settles = open.stream().anyMatch(now.assumed::contains);
            boolean wanted = now.floor == TriageLevel.EMERGENCY
                    ? settles || rank == TriageLevel.EMERGENCY_AMBULANCE
                    : gated || ends || question.must() || rank.isAtLeast(TriageLevel.EMERGENCY);
            if (wanted && (times == 0 || danger)) {
                candidates.add(new Candidate(narrowed(question, open), rank, gated, times, candidates.size()));
            }
        }
    }

    /** A group shows only what is still open. */
    private static Question narrowed(Question question, List<String> open) {
        boolean group = question.kind() == Question.Kind.MULTI
                && open.size() < question.findings().size();
        return group ? question.asking(open) : question;
    }
}
