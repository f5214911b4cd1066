package health.vigil.guidance.index;

import com.ibm.icu.text.Transliterator;
import health.vigil.catalog.Knowledge;

/** Between Simplified and Traditional Chinese and Cantonese: the reviewed words of the knowledge, then ICU. */
public final class ScriptConversion {
    private static final int HAN_FIRST = 0x3400;
    private static final int HAN_END = 0xA000;
    private static final Transliterator COMPLICATING = Transliterator.getInstance("Simplified-Traditional");

    /** Simplified character of a Traditional one, 0 where both scripts share it: ICU itself takes milliseconds a page. */
    private static final char[] SIMPLIFIED = table();

    private final Replacement traditional;
    private final Replacement cantonese;

    public ScriptConversion(Knowledge knowledge) {
        this.traditional = new Replacement(knowledge.traditional());
        this.cantonese = new Replacement(knowledge.cantonese());
    }

    private static char[] table() {
        Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
        char[] table = new char[HAN_END - HAN_FIRST];
        for (String from : transliterator.getSourceSet()) {
            String to = transliterator.transliterate(from);
            if (from.length() == 1 && to.length() == 1 && from.charAt(0) >= HAN_FIRST && from.charAt(0) < HAN_END) {
                table[from.charAt(0) - HAN_FIRST] = to.charAt(0);
            }
        }
        return table;
    }

    public String traditional(String simplified) {
        return traditional.replace(simplified, COMPLICATING::transliterate);
    }

    /** A question in the words of the snippets. */
    String mandarin(String simplified) {
        return cantonese.replace(simplified, rest -> rest);
    }

    public static String simplified(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (c >= HAN_FIRST && c < HAN_END && SIMPLIFIED[c - HAN_FIRST] != 0) {
                folded[i] = SIMPLIFIED[c - HAN_FIRST];
            }
        }
        return new String(folded);
    }
}
