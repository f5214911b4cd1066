package health.vigil.catalog;

import java.util.List;
import java.util.Map;

/**
 * The language part of the knowledge: grid.yaml and language.yaml. {@code cues} keeps lists of cue words by a dotted
 * name, for example {@code negation.en.pre}; {@code patterns} keeps lists of regular expressions the same way.
 */
public record Lexicon(
        Map<String, GridWord> gridWords,
        List<GridEntry> grid,
        Map<String, List<String>> cues,
        Map<String, List<String>> patterns,
        Map<String, String> values) {

    /** Regular expressions of a word class; zh on the raw text, en on lower-cased text at word boundaries. */
    public record GridWord(String zh, String en) {}

    /** A finding that is meant when words of all classes stand together. */
    public record GridEntry(String finding, List<String> all, boolean wholeMessage, Place place) {}

    public List<String> cues(String name) {
        return cues.getOrDefault(name, List.of());
    }

    public List<String> patterns(String name) {
        return patterns.getOrDefault(name, List.of());
    }
}
