package health.vigil.guidance.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Words for words, the longest that stands at a place first. */
final class Replacement {
    private final Map<Character, List<Map.Entry<String, String>>> words = new HashMap<>();

    Replacement(Map<String, String> words) {
        for (Map.Entry<String, String> word : words.entrySet()) {
            this.words
                    .computeIfAbsent(word.getKey().charAt(0), first -> new ArrayList<>())
                    .add(word);
        }
        Comparator<Map.Entry<String, String>> byLength =
                Comparator.comparingInt(word -> word.getKey().length());
        this.words.values().forEach(list -> list.sort(byLength.reversed()));
    }

    /** @param between what becomes of the text between the words */
    String replace(String text, UnaryOperator<String> between) {
        StringBuilder out = new StringBuilder();
        int kept = 0;
        int at = 0;
        while (at < text.length()) {
            Map.Entry<String, String> word = at(text, at);
            if (word == null) {
                at++;
            } else {
                out.append(between.apply(text.substring(kept, at))).append(word.getValue());
                at += word.getKey().length();
                kept = at;
            }
        }
        return out.append(between.apply(text.substring(kept))).toString();
    }

    private Map.@Nullable Entry<String, String> at(String text, int at) {
        for (Map.Entry<String, String> word : words.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(word.getKey(), at)) {
                return word;
            }
        }
        return null;
    }
}
