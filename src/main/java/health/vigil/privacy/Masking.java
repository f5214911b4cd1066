package health.vigil.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks all texts of one call to a model, and restores what comes back: the same name is the same placeholder in each
 * of them. Not thread-safe; made anew for each call, so that nobody's words meet another's.
 */
public final class Masking {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z]+_\\d+]");

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, String> originals = new LinkedHashMap<>();
    private final Map<PersonalData, Integer> counts = new EnumMap<>(PersonalData.class);

    private record Place(PersonalData kind, int start, int end) {}

    /** The text with every piece of personal data replaced. What only looks like a placeholder is masked as well. */
    public MaskedText mask(String text) {
        String folded = folded(text);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (Place place : places(folded)) {
            masked.append(defused(text.substring(from, place.start)));
            masked.append(placeholder(place.kind, text.substring(place.start, place.end)));
            from = place.end;
        }
        return new MaskedText(masked.append(defused(text.substring(from))).toString());
    }

    /** A model's text with the placeholders this masking gave out replaced by the patient's own words. */
    public String restore(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(originals.getOrDefault(found.group(), found.group())));
    }

    private List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        for (PersonalData kind : PersonalData.values()) {
            for (PersonalData.Span span : kind.find(text)) {
                boolean free = places.stream().noneMatch(p -> span.start() < p.end && p.start < span.end());
                if (free) {
                    places.add(new Place(kind, span.start(), span.end()));
                }
            }
        }
        places.sort(Comparator.comparingInt(Place::start));
        return places;
    }

    private String placeholder(PersonalData kind, String original) {
        return placeholders.computeIfAbsent(original, words -> {
            String name = "[" + kind + "_" + counts.merge(kind, 1, Integer::sum) + "]";
            originals.put(name, words);
            return name;
        });
    }

    /** A patient cannot write a placeholder, which would be restored to something else. */
    private static String defused(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> "(" + found.group().substring(1, found.group().length() - 1) + ")");
    }

    /** Full-width letters and digits as the usual ones, each in its place. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= '\uFF10' && c <= '\uFF5A' || c == '\uFF20') {
                folded.setCharAt(i, (char) (c - 0xFEE0));
            }
        }
        return folded.toString();
    }
}
