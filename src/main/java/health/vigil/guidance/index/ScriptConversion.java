package health.vigil.guidance.index;

import com.ibm.icu.text.Transliterator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between Simplified and Traditional Chinese: ICU, after the reviewed words of the knowledge. */
public final class ScriptConversion {
    private static final int HAN_FIRST = 0x3400;
    private static final int HAN_END = 0xA000;

    /** Simplified character of a Traditional one, 0 where both scripts share it: ICU itself takes milliseconds a page. */
    private static final char[] SIMPLIFIED = table();

    private static final Transliterator COMPLICATING = Transliterator.getInstance("Simplified-Traditional");

    private final List<Map.Entry<String, String>> words;

    /** @param words Simplified to Traditional, where ICU goes wrong or the place says it differently */
    public ScriptConversion(Map<String, String> words) {
        this.words = words.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, String> word) ->
                                word.getKey().length())
                        .reversed())
                .toList();
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
        StringBuilder out = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < simplified.length()) {
            Map.Entry<String, String> word = wordAt(simplified, at);
            if (word == null) {
                plain.append(simplified.charAt(at++));
            } else {
                out.append(COMPLICATING.transliterate(plain.toString())).append(word.getValue());
                plain.setLength(0);
                at += word.getKey().length();
            }
        }
        return out.append(COMPLICATING.transliterate(plain.toString())).toString();
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

    private Map.@Nullable Entry<String, String> wordAt(String text, int at) {
        for (Map.Entry<String, String> word : words) {
            if (text.startsWith(word.getKey(), at)) {
                return word;
            }
        }
        return null;
    }
}
