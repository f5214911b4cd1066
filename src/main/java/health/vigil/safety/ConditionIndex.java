package health.vigil.safety;

import health.vigil.catalog.Condition;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of many conditions are worth walking: those that the facts at hand could make true. */
final class ConditionIndex {
    private final Map<String, BitSet> byPresent = new HashMap<>();
    private final Map<String, BitSet> byAbsent = new HashMap<>();
    private final Map<String, BitSet> byNumber = new HashMap<>();
    private final BitSet always = new BitSet();

    ConditionIndex(List<Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            Optional<Trigger> trigger = Trigger.of(conditions.get(i));
            if (trigger.isEmpty()) {
                always.set(i);
                continue;
            }
            int position = i;
            trigger.get().present().forEach(id -> set(byPresent, id, position));
            trigger.get().absent().forEach(id -> set(byAbsent, id, position));
            trigger.get().known().forEach(id -> set(byNumber, id, position));
        }
    }

    /** Positions of the conditions that may be true; all others are not, in either reading. */
    BitSet candidates(Facts facts) {
        BitSet found = (BitSet) always.clone();
        for (Map.Entry<String, Presence> finding : facts.findings().entrySet()) {
            switch (finding.getValue()) {
                case PRESENT -> add(byPresent.get(finding.getKey()), found);
                case ABSENT -> add(byAbsent.get(finding.getKey()), found);
                case UNKNOWN -> {}
            }
        }
        for (String number : facts.numbers().keySet()) {
            add(byNumber.get(number), found);
        }
        return found;
    }

    private static void add(@Nullable BitSet some, BitSet found) {
        if (some != null) {
            found.or(some);
        }
    }

    private static void set(Map<String, BitSet> index, String id, int position) {
        index.computeIfAbsent(id, key -> new BitSet()).set(position);
    }
}
