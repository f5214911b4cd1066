package health.vigil.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Grid, cues and patterns of the languages. */
final class LexiconReader {
    private LexiconReader() {}

    static Lexicon read(Entry grid, Entry language, Vocabulary words) {
        Map<String, Lexicon.GridWord> classes = new LinkedHashMap<>();
        Entry all = grid.entry("words");
        for (String name : all.keys()) {
            Entry e = all.entry(name);
            classes.put(name, new Lexicon.GridWord(regex(e, "zh"), regex(e, "en")));
            e.close();
        }
        List<Lexicon.GridEntry> entries = new ArrayList<>();
        for (Entry e : grid.entries("grid")) {
            String finding = e.text("finding");
            if (!words.findings().containsKey(finding)) {
                e.problem("finding", "no finding " + finding);
            }
            List<String> needed = e.someTexts("all");
            for (String name : needed) {
                if (!classes.containsKey(name)) {
                    e.problem("all", "no word class " + name);
                }
            }
            String scope = e.has("scope") ? e.text("scope") : "clause";
            if (!scope.equals("clause") && !scope.equals("message")) {
                e.problem("scope", "scope must be clause or message");
            }
            entries.add(new Lexicon.GridEntry(finding, needed, scope.equals("message"), e.place()));
            e.close();
        }
        grid.close();
        Lexicon lexicon = new Lexicon(
                classes, List.copyOf(entries), lists(language, "cues"), lists(language, "patterns"), values(language));
        language.optionalText("review");
        language.close();
        return lexicon;
    }

    private static Map<String, List<String>> lists(Entry language, String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Entry e = language.optionalEntry(key);
        for (String name : e.keys()) {
            List<String> texts = e.someTexts(name);
            if (key.equals("patterns")) {
                texts.forEach(text -> compile(e, name, text));
            }
            lists.put(name, texts);
        }
        return lists;
    }

    private static Map<String, String> values(Entry language) {
        Map<String, String> values = new LinkedHashMap<>();
        Entry e = language.optionalEntry("values");
        e.keys().forEach(name -> values.put(name, e.text(name)));
        return values;
    }

    private static String regex(Entry e, String key) {
        String text = e.text(key);
        compile(e, key, text);
        return text;
    }

    private static void compile(Entry e, String key, String regex) {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException wrong) {
            e.problem(key, "no valid pattern: " + wrong.getDescription());
        }
    }
}
