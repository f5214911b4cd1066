package health.vigil.guard;

import health.vigil.catalog.SpeechRules;
import health.vigil.catalog.SpeechRules.SpeechRule;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.TriageLevel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bans of guard.yaml. */
final class SpeechScreen implements Screen {
    private final SpeechRules rules;

    SpeechScreen(SpeechRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> objection(Sentence sentence, Ground ground) {
        Assessment assessment = ground.assessment();
        for (SpeechRule rule : rules.rules()) {
            if (holds(rule, assessment) && hits(rule, sentence.bare())) {
                return Optional.of(rule.reason() + ":" + rule.id());
            }
        }
        return Optional.empty();
    }

    private static boolean holds(SpeechRule rule, Assessment assessment) {
        TriageLevel level = assessment.level();
        boolean unsettled = !assessment.isComplete()
                || !assessment.openRedFlags().isEmpty()
                || level.isAtLeast(TriageLevel.CONSULTATION_24);
        return (rule.from() == null || level.isAtLeast(rule.from()))
                && (rule.below() == null || !level.isAtLeast(rule.below()))
                && (!rule.unsettled() || unsettled);
    }

    private boolean hits(SpeechRule rule, String text) {
        for (Pattern pattern : rule.patterns()) {
            Matcher hit = pattern.matcher(text);
            while (hit.find()) {
                boolean warned = rule.negatable()
                        && rules.negation()
                                .matcher(text.substring(0, hit.start()))
                                .find();
                if (!warned) {
                    return true;
                }
            }
        }
        return false;
    }
}
