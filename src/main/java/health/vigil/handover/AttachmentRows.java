package health.vigil.handover;

import health.vigil.consultation.Attachment;
import health.vigil.consultation.Turn;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pictures and voice messages as a table: what each is, when it came, and what a model read in it. */
final class AttachmentRows {
    private AttachmentRows() {}

    /** Nothing where nothing was sent. */
    static List<Block> write(Story story) {
        Wording words = story.words();
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        for (Turn turn : story.turns()) {
            for (Attachment sent : turn.message().sent()) {
                // Read after its turn, it is told once more.
                List<Cell> before = rows.get(sent.id());
                Cell time = before == null ? Cell.of(words.time(turn.receivedAt())) : before.get(1);
                rows.put(sent.id(), row(sent, time, words));
            }
        }
        List<String> header = Stream.of("attachment", "time", "attachment_state", "attachment_read")
                .map(words::say)
                .toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(
                        new Block.Heading(words.say("attachments")),
                        new Block.Rows(header, new ArrayList<>(rows.values())));
    }

    private static List<Cell> row(Attachment sent, Cell time, Wording words) {
        Attachment.Kind kind = sent.kind();
        return List.of(
                Cell.of(kind == null ? words.say("attachment_unknown") : words.say("attachment", kind)),
                time,
                Cell.of(words.say("attachment_state", sent.state())),
                read(sent.read(), words));
    }

    private static Cell read(Attachment.@Nullable Read read, Wording words) {
        if (read == null) {
            return Cell.of("");
        }
        List<String> parts = new ArrayList<>();
        read.findings().forEach(code -> parts.add(words.label(code)));
        read.values().forEach((code, value) -> parts.add(words.label(code) + " " + words.amount(code, value)));
        parts.addAll(read.medicines());
        return new Cell(words.list(parts), read.text().isEmpty() ? List.of() : List.of(read.text()));
    }
}
