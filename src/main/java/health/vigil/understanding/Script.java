package health.vigil.understanding;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.BitSet;
import java.util.Map;

/** What is known about single characters: compatibility forms, Traditional and Simplified, Han and Latin. */
final class Script {

    private static final int HAN_FIRST = 0x3400;
    private static final int HAN_END = 0xA000;
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    /** Simplified character of a Traditional one; 0 where both scripts share it. One to one, so offsets survive. */
    private static final char[] SIMPLIFIED = table();

    /** Characters that stand for a Traditional one. */
    private static final BitSet FOR_TRADITIONAL = new BitSet();

    static {
        for (char simplified : SIMPLIFIED) {
            FOR_TRADITIONAL.set(simplified);
        }
        FOR_TRADITIONAL.clear(0);
    }

    /** Pairs the transliterator leaves alone because they depend on the word; harmless when both sides are folded. */
    private static final Map<Character, Character> SHARED =
            Map.of('著', '着', '麽', '么', '裏', '里', '囉', '啰', '噁', '恶', '痠', '酸', '鍼', '针');

    private Script() {}

    private static char[] table() {
        Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
        char[] table = new char[HAN_END - HAN_FIRST];
        for (String from : transliterator.getSourceSet()) {
            String to = from.length() == 1 && isHan(from.charAt(0)) ? transliterator.transliterate(from) : from;
            if (to.length() == 1 && !to.equals(from)) {
                table[from.charAt(0) - HAN_FIRST] = to.charAt(0);
            }
        }
        return table;
    }

    static boolean isHan(int c) {
        return c >= HAN_FIRST && c < HAN_END;
    }

    static boolean isWord(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    static boolean isLatin(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static String compatible(int codePoint) {
        return NFKC.normalize(Character.toString(codePoint));
    }

    static char simplified(char c) {
        Character shared = SHARED.get(c);
        if (shared != null) {
            return shared;
        }
        return isHan(c) && SIMPLIFIED[c - HAN_FIRST] != 0 ? SIMPLIFIED[c - HAN_FIRST] : c;
    }

    static boolean isOnlyTraditional(char c) {
        return isHan(c) && SIMPLIFIED[c - HAN_FIRST] != 0;
    }

    static boolean isOnlySimplified(char c) {
        return isHan(c) && FOR_TRADITIONAL.get(c) && SIMPLIFIED[c - HAN_FIRST] == 0;
    }

    /** Simplifies every character; lengths are kept. For regular expressions of the knowledge files. */
    static String simplified(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(simplified(text.charAt(i)));
        }
        return out.toString();
    }
}
