package health.vigil.catalog;

import health.vigil.catalog.SpeechRules.SpeechRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads guard.yaml: the words of a name stand in for {@code <name>}, and every pattern is put into Simplified. */
final class SpeechReader {
    private static final Pattern NAME = Pattern.compile("(?<!\\(\\?)<([a-z]+)>");

    private final Entry file;
    private final Map<Character, Character> simplified;
    private final Map<String, String> words = new LinkedHashMap<>();

    private SpeechReader(Entry file) {
        this.file = file;
        this.simplified = pairs(file);
    }

    static SpeechRules read(Entry file) {
        return new SpeechReader(file).read();
    }

    private SpeechRules read() {
        Entry names = file.entry("words");
        Map<String, Pattern> compiled = new LinkedHashMap<>();
        for (String name : names.keys()) {
            Pattern meant = pattern(names, name, names.text(name));
            words.put(name, meant.pattern());
            compiled.put(name, meant);
        }
        List<SpeechRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Entry e : file.entries("rules")) {
            if (!ids.add(e.text("id"))) {
                e.problem("id", e.text("id") + " is defined twice");
            }
            rules.add(new SpeechRule(
                    e.text("id"),
                    e.text("reason"),
                    e.has("from") ? e.level("from") : null,
                    e.has("below") ? e.level("below") : null,
                    e.flag("unsettled"),
                    e.flag("negatable"),
                    patterns(e, "patterns")));
            e.close();
        }
        Set<Character> only = new HashSet<>();
        file.texts("simplified_only").forEach(line -> line.chars().forEach(c -> only.add((char) c)));
        Pattern negation = pattern(file, "negation", file.text("negation"));
        SpeechRules read = new SpeechRules(
                negation,
                Map.copyOf(compiled),
                patterns(file, "frames"),
                List.copyOf(rules),
                patterns(file, "facts"),
                Map.copyOf(simplified),
                Set.copyOf(only));
        file.optionalText("review");
        file.close();
        return read;
    }

    private List<Pattern> patterns(Entry e, String key) {
        return e.someTexts(key).stream().map(text -> pattern(e, key, text)).toList();
    }

    private Pattern pattern(Entry e, String key, String text) {
        String whole = NAME.matcher(text).replaceAll(name -> {
            String meant = words.get(name.group(1));
            if (meant == null) {
                e.problem(key, "no words named " + name.group(1));
                return "";
            }
            return Matcher.quoteReplacement(meant);
        });
        StringBuilder simple = new StringBuilder(whole);
        for (int i = 0; i < simple.length(); i++) {
            simple.setCharAt(i, simplified.getOrDefault(simple.charAt(i), simple.charAt(i)));
        }
        try {
            return Pattern.compile(simple.toString());
        } catch (PatternSyntaxException wrong) {
            e.problem(key, "no regular expression: " + wrong.getDescription());
            return Pattern.compile("");
        }
    }

    private static Map<Character, Character> pairs(Entry file) {
        String traditional = String.join("", file.texts("traditional"));
        String simple = String.join("", file.texts("simplified"));
        Map<Character, Character> pairs = new HashMap<>();
        if (traditional.length() != simple.length()) {
            file.problem("simplified", "not as long as traditional");
            return pairs;
        }
        for (int i = 0; i < traditional.length(); i++) {
            pairs.put(traditional.charAt(i), simple.charAt(i));
        }
        return pairs;
    }
}
