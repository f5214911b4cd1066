package health.vigil.catalog;

import health.vigil.clinical.Localized;
import health.vigil.clinical.Question;
import java.util.List;

/**
 * A presenting complaint and its interview.
 *
 * @param triggers when true, the complaint is active
 * @param priority the lowest leads when several are active
 */
public record Complaint(
        String id, Condition triggers, int priority, Localized opening, List<Item> questions, Place place) {

    /** A question with the condition under which it makes sense. */
    public record Item(Question question, Condition applies, Place place) {}
}
