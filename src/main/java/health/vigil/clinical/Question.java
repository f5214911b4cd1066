package health.vigil.clinical;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question of an interview.
 *
 * @param id unique in the catalogue, for example {@code C2}
 * @param must a danger question that may not be dropped
 * @param findings the identifiers it asks about; exactly one for presence, number and duration
 * @param text person-neutral wording
 * @param plain plainer wording for the second asking
 * @param unit of a number or duration
 * @param choices of a choice question
 * @param why identifiers of the rules it serves
 */
public record Question(
        String id,
        Kind kind,
        boolean must,
        List<String> findings,
        Localized text,
        @Nullable Localized plain,
        @Nullable String unit,
        List<Choice> choices,
        String why) {

    /** How a question is answered, as on the wire. */
    public enum Kind {
        PRESENCE,
        MULTI,
        CHOICE,
        NUMBER,
        DURATION
    }

    /** One choice of a choice question and what it states. */
    public record Choice(
            String id,
            Localized label,
            List<String> present,
            List<String> absent,
            Map<String, Double> numbers,
            Sex sex) {}

    public Question {
        findings = List.copyOf(findings);
        choices = List.copyOf(choices);
    }

    /** The same question about fewer findings. */
    public Question asking(List<String> fewer) {
        return new Question(id, kind, must, fewer, text, plain, unit, choices, why);
    }
}
