package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import health.vigil.understanding.Understanding.Intent;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a message wants beside telling findings, by cue lists and patterns named {@code intent.<name>}. */
final class IntentReader {

    private static final double KNOWN_SHARE = 0.4;
    private static final int MIN_TOKENS = 3;

    private final Map<Intent, List<Guarded>> patterns = new EnumMap<>(Intent.class);
    private final Set<String> known;

    IntentReader(Lexicon lexicon) {
        for (Intent intent : Intent.values()) {
            patterns.put(intent, Guarded.all(lexicon.patterns(name(intent))));
        }
        known = new java.util.HashSet<>(lexicon.cues("language.english"));
    }

    private static String name(Intent intent) {
        return "intent." + intent.name().toLowerCase(Locale.ROOT);
    }

    /** Without {@code INFORMATION} and {@code NOBODY_UNWELL}, which depend on the findings. */
    Set<Intent> read(Reading reading) {
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        String raw = reading.text().raw();
        if (raw.isBlank()
                || reading.text().plain().isBlank() && raw.codePoints().noneMatch(IntentReader::isPicture)) {
            intents.add(Intent.EMPTY);
            return intents;
        }
        if (raw.codePoints().noneMatch(Character::isLetterOrDigit)) {
            intents.add(raw.codePoints().anyMatch(IntentReader::isPicture) ? Intent.EMOJI_ONLY : Intent.EMPTY);
            return intents;
        }
        for (Intent intent : Intent.values()) {
            if (intent != Intent.INFORMATION && intent != Intent.NOBODY_UNWELL && says(intent, reading)) {
                intents.add(intent);
            }
        }
        if (isForeign(reading)) {
            intents.add(Intent.UNKNOWN_LANGUAGE);
        }
        return intents;
    }

    boolean says(Intent intent, Reading reading) {
        return says(intent, reading, new Span(0, reading.text().length()));
    }

    boolean says(Intent intent, Reading reading, Span within) {
        return reading.scan().has(name(intent), within)
                || patterns.getOrDefault(intent, List.of()).stream()
                        .anyMatch(p -> p.finds(reading.text().searched(), within));
    }

    private static boolean isPicture(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL || c >= 0x1F000;
    }

    /** Fewer than 40 % of the words are Han, numbers, or English (lexicon section 11). */
    private boolean isForeign(Reading reading) {
        Map<String, Boolean> seen = new HashMap<>();
        int tokens = 0;
        int good = 0;
        for (String word : reading.text().plain().split("[^\\p{L}\\p{N}]+")) {
            if (word.isEmpty()) {
                continue;
            }
            tokens++;
            boolean fine = seen.computeIfAbsent(word, w -> isKnown(w, reading));
            good += fine ? 1 : 0;
        }
        return tokens >= MIN_TOKENS
                && good < KNOWN_SHARE * tokens
                && reading.hits().isEmpty();
    }

    private boolean isKnown(String word, Reading reading) {
        if (word.codePoints().anyMatch(Script::isHan) || Script.isDigit(word.charAt(0)) || known.contains(word)) {
            return true;
        }
        for (Match hit : reading.hits()) {
            if (reading.between(hit.start(), hit.end()).contains(word)) {
                return true;
            }
        }
        return false;
    }
}
