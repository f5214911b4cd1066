package health.vigil.guard;

import health.vigil.catalog.SpeechRules;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sentence as the patient would read it, and folded for matching.
 *
 * @param folded lower case, half width, Simplified, straight apostrophes, without invisible characters and emphasis
 * @param bare folded, with the phrases blanked that say the opposite of what their words suggest
 */
record Sentence(String text, String folded, String bare) {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}*_`~#]");
    private static final Pattern GAP_IN_HAN = Pattern.compile("(?<=[一-龥]) +(?=[一-龥])");
    private static final String BLANK = " · ";

    static Sentence of(String text, SpeechRules rules) {
        String folded = fold(text, rules);
        String bare = folded;
        for (Pattern frame : rules.frames()) {
            bare = frame.matcher(bare).replaceAll(BLANK);
        }
        return new Sentence(text, folded, bare);
    }

    static String fold(String text, SpeechRules rules) {
        StringBuilder folded =
                new StringBuilder(INVISIBLE.matcher(rules.simplify(text)).replaceAll(""));
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= '\uFF10' && c <= '\uFF19' || c >= '\uFF21' && c <= '\uFF3A' || c >= '\uFF41' && c <= '\uFF5A') {
                folded.setCharAt(i, (char) (c - 0xFEE0));
            } else if (c == '’' || c == '‘' || c == 'ʼ') {
                folded.setCharAt(i, '\'');
            }
        }
        String spaced = folded.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
        return GAP_IN_HAN.matcher(spaced).replaceAll("");
    }
}
