package health.vigil.guard;

import health.vigil.catalog.SpeechRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Citations must be of snippets given; illnesses, medicines and general claims must stand in what the sentence rests on. */
final class SourceScreen implements Screen {
    private static final double ENOUGH = 0.5;

    private final SpeechRules rules;
    private final Sources sources;

    SourceScreen(SpeechRules rules, Sources sources) {
        this.rules = rules;
        this.sources = sources;
    }

    @Override
    public Optional<String> objection(Sentence sentence, Ground ground) {
        if (sources.cited(sentence, ground).contains(0)) {
            return Optional.of("citation");
        }
        List<String> texts = sources.of(sentence, ground);
        String all = String.join("\n", texts);
        for (String name : List.of("disease", "remedy")) {
            Pattern words = rules.words().get(name);
            Matcher named = words == null ? Pattern.compile("(?!)").matcher("") : words.matcher(sentence.bare());
            while (named.find()) {
                if (!all.contains(named.group())) {
                    return Optional.of("ungrounded:" + name);
                }
            }
        }
        boolean claims = rules.facts().stream()
                .anyMatch(fact -> fact.matcher(sentence.bare()).find());
        return claims && Sources.overlap(sentence.folded(), texts) < ENOUGH
                ? Optional.of("ungrounded:fact")
                : Optional.empty();
    }
}
