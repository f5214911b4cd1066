package health.vigil.guard;

import health.vigil.catalog.SpeechRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sentence may rest on: the snippets it cites, or all of them when it cites none, and what the patient told. */
final class Sources {
    static final Pattern CITATION = Pattern.compile("\\[([^\\]]{1,20})]");
    private static final Pattern WORD = Pattern.compile("[a-z]{4,}|[一-龥]{2,}");
    private static final Set<String> EMPTY = Set.of(
            "that", "this", "with", "from", "says", "have", "your", "when", "which", "they", "there", "will", "been",
            "also", "than", "then", "what", "such", "some");

    private final SpeechRules rules;

    Sources(SpeechRules rules) {
        this.rules = rules;
    }

    /** Folded texts. */
    List<String> of(Sentence sentence, Ground ground) {
        List<String> texts = new ArrayList<>();
        ground.told().forEach(told -> texts.add(Sentence.fold(told, rules)));
        List<Integer> cited = cited(sentence, ground);
        for (int i = 0; i < ground.snippets().size(); i++) {
            if (cited.isEmpty() || cited.contains(i + 1)) {
                texts.add(Sentence.fold(ground.snippets().get(i).text(), rules));
            }
        }
        return texts;
    }

    /** The numbers of the snippets a sentence cites, from 1; what is no number of ours is 0. */
    List<Integer> cited(Sentence sentence, Ground ground) {
        List<Integer> cited = new ArrayList<>();
        Matcher mark = CITATION.matcher(sentence.folded());
        while (mark.find()) {
            boolean number = mark.group(1).matches("\\d{1,3}");
            int position = number ? Integer.parseInt(mark.group(1)) : 0;
            cited.add(position > ground.snippets().size() ? 0 : position);
        }
        return cited;
    }

    /** How much of a text's content stands in one of the others, between 0 and 1. */
    static double overlap(String text, List<String> others) {
        Set<String> said = pieces(text);
        double best = 0;
        for (String other : others) {
            Set<String> shared = new HashSet<>(said);
            shared.retainAll(pieces(other));
            best = Math.max(best, said.isEmpty() ? 0 : (double) shared.size() / said.size());
        }
        return best;
    }

    private static Set<String> pieces(String text) {
        Set<String> pieces = new HashSet<>();
        for (MatchResult found : WORD.matcher(text).results().toList()) {
            String word = found.group();
            if (EMPTY.contains(word)) {
                continue;
            }
            if (word.charAt(0) < 128) {
                pieces.add(word.substring(0, Math.min(5, word.length())));
            } else {
                for (int i = 0; i + 2 <= word.length(); i++) {
                    pieces.add(word.substring(i, i + 2));
                }
            }
        }
        return pieces;
    }
}
