package health.vigil.handover;

import health.vigil.clinical.Finding;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import java.util.List;
import java.util.stream.Stream;

/** Findings as a table: presence, time, the words they rest on and when they were said. */
final class FindingRows {
    private FindingRows() {}

    static Block.Rows write(List<Finding> findings, Story story) {
        Wording words = story.words();
        List<String> header = Stream.of("finding", "presence", "timing", "quotes", "from", "time")
                .map(words::say)
                .toList();
        return new Block.Rows(
                header, findings.stream().map(finding -> row(finding, story)).toList());
    }

    private static List<Cell> row(Finding finding, Story story) {
        Wording words = story.words();
        boolean withdrawn = story.patient().withdrawn().contains(finding.code());
        String presence = words.say("presence", finding.presence());
        return List.of(
                Cell.of(words.label(finding.code()) + " (" + finding.code() + ")"),
                Cell.of(withdrawn ? words.list(List.of(presence, words.say("withdrawn"))) : presence),
                Cell.of(words.say("timing", finding.timing())),
                Cell.words(finding.quote()),
                Cell.of(words.say("from", finding.source())),
                Cell.of(words.time(story.timeOf(finding.turn()))));
    }
}
