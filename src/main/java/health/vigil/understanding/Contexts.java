package health.vigil.understanding;

import health.vigil.catalog.Lexicon;
import health.vigil.clinical.Facts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Drops what a word means only in company. Data: {@code need.<finding>} and {@code veto.<finding>}, each a reach
 * (clause, near, message) and word classes ({@code a+b}: both), findings ({@code @id}) or sets of findings ({@code #set}); a veto may name
 * after {@code unless} what lifts it. {@code need.form.<finding>.<form>} is about one form only;
 * {@code doubt} is a veto that leaves the finding unknown; it may have several alternatives, parted by {@code |}. What is
 * already known about the patient counts as company too.
 */
final class Contexts {

    private static final String NEED = "need.";
    private static final String NEED_FORM = "need.form.";
    private static final String VETO = "veto.";
    private static final String DOUBT = "doubt.";

    private final Map<String, Rule> needs = new HashMap<>();
    private final Map<String, Rule> formNeeds = new HashMap<>();
    private final Map<String, Rule> vetoes = new HashMap<>();
    private final Map<String, List<Rule>> doubts = new HashMap<>();
    private final Map<String, Set<String>> sets = new HashMap<>();
    private final Grid grid;

    /** Each of the words is a list of parts that must all be there. */
    private record Rule(String reach, List<List<String>> words, List<List<String>> unless) {}

    Contexts(Lexicon lexicon, Grid grid) {
        this.grid = grid;
        lexicon.values().forEach((key, value) -> {
            if (key.startsWith(NEED_FORM)) {
                int dot = key.indexOf('.', NEED_FORM.length());
                String finding = key.substring(NEED_FORM.length(), dot);
                formNeeds.put(finding + ' ' + TextFolder.word(key.substring(dot + 1)), rule(value));
            } else if (key.startsWith(NEED)) {
                needs.put(key.substring(NEED.length()), rule(value));
            } else if (key.startsWith(VETO)) {
                vetoes.put(key.substring(VETO.length()), rule(value));
            } else if (key.startsWith(DOUBT)) {
                doubts.put(
                        key.substring(DOUBT.length()),
                        Stream.of(value.split("\\|")).map(Contexts::rule).toList());
            }
        });
        lexicon.cues().forEach((group, ids) -> {
            if (group.startsWith("set.")) {
                sets.put(group.substring("set.".length()), new HashSet<>(ids));
            }
        });
    }

    private static Rule rule(String value) {
        String[] halves = value.strip().split(" unless ", 2);
        String[] words = halves[0].trim().split("\\s+", 2);
        return new Rule(
                words[0],
                words.length == 1 ? List.of() : words(words[1]),
                halves.length == 1 ? List.of() : words(halves[1]));
    }

    private static List<List<String>> words(String text) {
        return Stream.of(text.trim().split("\\s+"))
                .map(word -> List.of(word.split("\\+")))
                .toList();
    }

    Set<String> set(String name) {
        return sets.getOrDefault(name, Set.of());
    }

    boolean allows(Match hit, Reading reading, Facts known) {
        Rule need = needs.get(hit.value());
        if (need != null && !any(need.words(), need.reach(), hit, reading, known)) {
            return false;
        }
        Rule formNeed = formNeeds.get(hit.value() + ' ' + reading.between(hit.start(), hit.end()));
        if (formNeed != null && !any(formNeed.words(), formNeed.reach(), hit, reading, known)) {
            return false;
        }
        return !opposes(vetoes.get(hit.value()), hit, reading, known);
    }

    /** Whether its company makes a finding doubtful. */
    boolean doubts(Match hit, Reading reading, Facts known) {
        return doubts.getOrDefault(hit.value(), List.of()).stream()
                .anyMatch(rule -> opposes(rule, hit, reading, known));
    }

    private boolean opposes(@Nullable Rule rule, Match hit, Reading reading, Facts known) {
        return rule != null
                && any(rule.words(), rule.reach(), hit, reading, Facts.none())
                && !any(rule.unless(), rule.reach(), hit, reading, known);
    }

    private boolean any(List<List<String>> words, String reach, Match hit, Reading reading, Facts known) {
        Span within = switch (reach) {
            case "clause" -> reading.clauses().at(hit.start());
            case "near" -> reading.clauses().around(hit.start());
            default -> new Span(0, reading.text().length());
        };
        return words.stream()
                .anyMatch(parts -> parts.stream().allMatch(part -> has(part, within, hit, reading, known)));
    }

    private boolean has(String word, Span within, Match hit, Reading reading, Facts known) {
        if (word.startsWith("#")) {
            Set<String> codes = set(word.substring(1));
            return otherHit(reading, within, hit, codes) || codes.stream().anyMatch(known::isPresent);
        }
        if (word.startsWith("@")) {
            String code = word.substring(1);
            return otherHit(reading, within, hit, Set.of(code)) || known.isPresent(code);
        }
        return grid.has(word, reading.text(), within);
    }

    private static boolean otherHit(Reading reading, Span within, Match hit, Set<String> codes) {
        for (Match other : reading.hits()) {
            if (other.isIn(within.start(), within.end())
                    && codes.contains(other.value())
                    && !other.value().equals(hit.value())) {
                return true;
            }
        }
        return false;
    }
}
