package health.vigil.guard;

import health.vigil.catalog.SpeechRules;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sentence is in the patient's language and script. */
final class ScriptScreen implements Screen {
    private static final Pattern QUOTED = Pattern.compile("[\"“「『‘][^\"”」』’]{1,60}[\"”」』’]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\]]{1,20}]");
    private static final Pattern LATIN_WORD = Pattern.compile("[a-z]{3,}");
    /** Words that stand in nearly every English sentence and in few of its neighbours. */
    private static final Pattern ENGLISH = Pattern.compile(
            "(?<!\\w)(?:the|you|your|is|are|of|to|and|that|this|it|for|with|not|can|if|be|we|have|has|does|will|was|from|at|or|as"
                    + "|when|thank|please|about|which|what|because|should|get|told|help|need|may|more|any|by|even|an|in|on|so|but"
                    + "|only|cannot|there|today|check|question|answer|pain|doctor|test|see|now|before|after|until)(?!\\w)");
    /** Their like in other languages of Latin script. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?<!\\w)(?:el|la|los|las|de|del|que|una|por|con|su|le|les|des|est|et|vous|votre|une|der|die|das|und|ist|nicht|ein|il|di"
                    + "|che|para|uma|yang|dan|anda|ang|mga|sa|ay|van|het|een|och|du|na|se)(?!\\w)");

    private static final Pattern ALIEN =
            Pattern.compile("[\\p{IsCyrillic}\\p{IsArabic}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}"
                    + "\\p{IsThai}\\p{IsDevanagari}\\p{IsHebrew}\\p{IsGreek}àâäáãåçéèêëíìîïñóòôöõúùûüß¿¡]");
    private static final double MOSTLY = 0.5;

    private final SpeechRules rules;

    ScriptScreen(SpeechRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> objection(Sentence sentence, Ground ground) {
        String text = PLACEHOLDER
                .matcher(QUOTED.matcher(sentence.text()).replaceAll(""))
                .replaceAll("");
        String folded = Sentence.fold(text, rules);
        long han = text.codePoints().filter(Character::isIdeographic).count();
        long latin = text.chars()
                .filter(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')
                .count();
        boolean right = !ALIEN.matcher(folded).find()
                && switch (ground.language()) {
                    case EN -> han == 0 && isEnglish(folded);
                    case ZH_HANS -> isChinese(han, latin, folded) && hasNone(text, true);
                    case ZH_HANT -> isChinese(han, latin, folded) && hasNone(text, false);
                };
        return right ? Optional.empty() : Optional.of("language");
    }

    private static boolean isEnglish(String folded) {
        long words = LATIN_WORD.matcher(folded).results().count();
        long english = ENGLISH.matcher(folded).results().count();
        long foreign = FOREIGN.matcher(folded).results().count();
        return foreign < 2 && (words < 4 || english > foreign);
    }

    /** Chinese letters carry a sentence at twice the weight of Latin ones; names such as ECG or AED may stand in it. */
    private static boolean isChinese(long han, long latin, String folded) {
        return han == 0 ? latin < 4 && !LATIN_WORD.matcher(folded).find() : han * 2 >= latin * MOSTLY * 2;
    }

    private boolean hasNone(String text, boolean traditional) {
        return text.chars()
                .noneMatch(c -> traditional
                        ? rules.simplified().containsKey((char) c)
                        : rules.simplifiedOnly().contains((char) c));
    }
}
