package health.vigil.guard;

import health.vigil.catalog.SpeechRules;
import java.util.Optional;

/** Our instructions are not repeated, however they are introduced. */
final class PromptScreen implements Screen {
    private static final int LATIN_LETTERS = 32;
    private static final int HAN_LETTERS = 12;

    private final SpeechRules rules;

    PromptScreen(SpeechRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> objection(Sentence sentence, Ground ground) {
        String prompt = Sentence.fold(ground.prompt(), rules);
        String text = sentence.folded();
        int window = text.chars().anyMatch(Character::isIdeographic) ? HAN_LETTERS : LATIN_LETTERS;
        for (int i = 0; i + window <= text.length(); i++) {
            if (prompt.contains(text.substring(i, i + window))) {
                return Optional.of("prompt_leak");
            }
        }
        return Optional.empty();
    }
}
