package health.vigil.consultation;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.understanding.Understanding;
import health.vigil.understanding.Understanding.Answer;
import health.vigil.understanding.Understanding.Intent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Words that a machine heard beside words that were written. Heard words tell what is there; what is written goes before
 * them, and a "no" to a danger sign, a correction and "nobody is unwell" must be written or pressed, because one misheard
 * word turns them into their opposite (review: clinician).
 */
final class SpokenWords {
    private static final Set<Intent> NOT_BY_EAR = Set.of(Intent.EMPTY, Intent.CORRECTION, Intent.NOBODY_UNWELL);

    private final Predicate<String> danger;

    /** @param danger whether a code is a danger finding */
    SpokenWords(Predicate<String> danger) {
        this.danger = danger;
    }

    /**
     * @param wrote whether there were written words at all
     * @param open the question that waits, null when none does
     */
    Understanding join(Understanding written, boolean wrote, Understanding heard, @Nullable Question open) {
        List<Finding> findings = new ArrayList<>(written.findings());
        heard.findings().stream()
                .filter(finding -> finding.presence() == Presence.PRESENT || !danger.test(finding.code()))
                .map(SpokenWords::heard)
                .forEach(findings::add);
        Set<String> known = new HashSet<>();
        written.measurements().forEach(number -> known.add(number.code()));
        List<Measurement> numbers = new ArrayList<>(written.measurements());
        heard.measurements().stream()
                .filter(number -> number.isKnown() && !known.contains(number.code()))
                .map(SpokenWords::heard)
                .forEach(numbers::add);
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        intents.addAll(wrote ? written.intents() : Set.of());
        heard.intents().stream().filter(intent -> !NOT_BY_EAR.contains(intent)).forEach(intents::add);
        return new Understanding(
                findings,
                numbers,
                written.sex() == null ? heard.sex() : written.sex(),
                written.about() == null ? heard.about() : written.about(),
                wrote && written.language() != null ? written.language() : heard.language(),
                written.answer() == null ? answer(heard.answer(), open) : written.answer(),
                intents);
    }

    private @Nullable Answer answer(@Nullable Answer heard, @Nullable Question open) {
        if (open == null || heard != Answer.NO) {
            return open == null ? null : heard;
        }
        return open.findings().stream().anyMatch(danger) ? null : heard;
    }

    private static Finding heard(Finding said) {
        return new Finding(
                said.code(),
                said.presence(),
                said.timing(),
                said.quote(),
                -1,
                -1,
                Finding.Source.ATTACHMENT,
                said.turn());
    }

    private static Measurement heard(Measurement said) {
        return new Measurement(said.code(), said.value(), said.quote(), -1, -1, Finding.Source.ATTACHMENT, said.turn());
    }
}
