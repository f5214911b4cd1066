package health.vigil.catalog;

import health.vigil.clinical.TriageLevel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What no sentence of a model may say: guard.yaml. Its patterns are tried on lower-case, half-width, Simplified text.
 *
 * @param negation what makes a warning of a negatable hit when it stands just before it
 * @param words named word lists, by name
 * @param frames phrases that say the opposite of what their words suggest
 * @param facts what only a cited source may claim
 * @param simplified Traditional characters and their Simplified forms
 * @param simplifiedOnly characters Traditional does not have
 */
public record SpeechRules(
        Pattern negation,
        Map<String, Pattern> words,
        List<Pattern> frames,
        List<SpeechRule> rules,
        List<Pattern> facts,
        Map<Character, Character> simplified,
        Set<Character> simplifiedOnly) {

    /**
     * One ban.
     *
     * @param reason a word for the audit
     * @param from holds from this level up, null for all
     * @param below holds below this level, null for all
     * @param unsettled holds only while danger is open or the interview goes on
     * @param negatable whether a "do not" before the hit makes it a warning
     */
    public record SpeechRule(
            String id,
            String reason,
            @Nullable TriageLevel from,
            @Nullable TriageLevel below,
            boolean unsettled,
            boolean negatable,
            List<Pattern> patterns) {}

    /** The text with every Traditional character in its Simplified form. */
    public String simplify(String text) {
        StringBuilder simple = new StringBuilder(text);
        for (int i = 0; i < simple.length(); i++) {
            Character other = simplified.get(simple.charAt(i));
            if (other != null) {
                simple.setCharAt(i, other);
            }
        }
        return simple.toString();
    }
}
