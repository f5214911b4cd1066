package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers as figures, as Chinese numerals (十几, 二十五, 两三) and as English words; ranges give the larger. */
final class NumberWords {

    private static final String NUMBER = "number.";

    private final Map<String, Double> words = new HashMap<>();

    NumberWords(Lexicon lexicon) {
        lexicon.values().forEach((key, value) -> {
            if (key.startsWith(NUMBER)) {
                words.put(TextFolder.word(key.substring(NUMBER.length())), Double.valueOf(value));
            }
        });
    }

    @Nullable
    Double read(String word) {
        String text = word.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (Script.isDigit(text.charAt(0))) {
            try {
                return Double.valueOf(text.replace('点', '.').replace('。', '.'));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        Double known = words.get(text);
        return known != null ? known : numeral(text);
    }

    /** Hundreds, tens and ones; of two ones in a row (两三) the larger; a last figure right after 百 is tens (百八 is 180). */
    private @Nullable Double numeral(String text) {
        double tens = 0;
        double ones = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '十') {
                tens = tens + (ones < 0 ? 1 : ones) * 10;
                ones = -1;
            } else if (c == '百') {
                tens = (ones < 0 ? 1 : ones) * 100;
                ones = -1;
            } else {
                Double digit = words.get(String.valueOf(c));
                if (digit == null) {
                    return null;
                }
                boolean tensUnsaid = i == text.length() - 1 && i > 0 && text.charAt(i - 1) == '百';
                ones = Math.max(ones, tensUnsaid ? digit * 10 : digit);
            }
        }
        double sum = tens + Math.max(0, ones);
        return sum > 0 ? Double.valueOf(sum) : null;
    }
}
