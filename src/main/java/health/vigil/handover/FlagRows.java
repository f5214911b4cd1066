package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.RedFlag;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The red flags that hold: rule, level, what they rest on, the words behind it, and the source. */
final class FlagRows {
    private final Knowledge knowledge;
    private final Map<String, Rule> rules;

    FlagRows(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.rules = knowledge.rulesById();
    }

    Block write(Story story) {
        Wording words = story.words();
        List<RedFlag> flags = story.assessment().redFlags();
        if (flags.isEmpty()) {
            return new Block.Line(words.say("red_flags_none"));
        }
        List<String> header = Stream.of("rule", "level", "why", "basis", "findings", "quotes", "sources")
                .map(words::say)
                .toList();
        return new Block.Rows(
                header, flags.stream().map(flag -> row(flag, story)).toList());
    }

    private List<Cell> row(RedFlag flag, Story story) {
        Wording words = story.words();
        Localized why = knowledge.ruleWhys().get(flag.rule());
        Rule rule = rules.get(flag.rule());
        String basis = flag.isFired()
                ? words.say("basis_fired")
                : words.say("basis_assumed", "ITEMS", words.labels(flag.assumed()));
        return List.of(
                Cell.of(flag.rule()),
                Cell.of(words.level(flag.level())),
                Cell.of(why == null ? flag.rule() : words.in(why)),
                Cell.of(basis),
                Cell.of(words.labels(flag.findings())),
                Cell.words(quotes(flag, story.assessment())),
                Cell.of(rule == null ? "" : words.sources(rule.source())));
    }

    /** The patient's words a flag rests on, each once. */
    static List<String> quotes(RedFlag flag, Assessment assessment) {
        List<String> quotes = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            if (flag.findings().contains(finding.code())) {
                quotes.add(finding.quote());
            }
        }
        for (Measurement measurement : assessment.measurements()) {
            if (flag.findings().contains(measurement.code())) {
                quotes.add(measurement.quote());
            }
        }
        return quotes.stream().filter(quote -> !quote.isEmpty()).distinct().toList();
    }
}
