package health.vigil.handover.page;

import health.vigil.handover.Handover;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hand-over as Markdown; what the patient wrote cannot change its form. */
public final class MarkdownWriter {
    /** What would mean something: links, emphasis, table bars, HTML and entities; a mere bracket or sign is left alone. */
    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*|]|](?=\\()|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private static final Pattern TAG = Pattern.compile("<(?=[a-zA-Z/!?])");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");

    private MarkdownWriter() {}

    public static String write(Handover handover) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(handover.title()).append("\n\n");
        out.append(escaped(handover.notice())).append("\n\n");
        handover.alerts()
                .forEach(alert -> out.append("**").append(escaped(alert)).append("**\n\n"));
        for (Handover.Section section : handover.sections()) {
            out.append("## ").append(section.heading()).append("\n\n");
            section.blocks().forEach(block -> block(block, out));
        }
        return out.toString();
    }

    private static void block(Block block, StringBuilder out) {
        switch (block) {
            case Block.Heading heading -> out.append("### ").append(escaped(heading.text()));
            case Block.Line line -> out.append(escaped(line.text()));
            case Block.Items items ->
                out.append(
                        items.items().stream().map(item -> "- " + escaped(item)).collect(Collectors.joining("\n")));
            case Block.Rows rows -> rows(rows, out);
            case Block.Quote quote ->
                out.append(escaped(quote.caption()))
                        .append("\n\n")
                        .append(quote.original()
                                .lines()
                                .map(line -> ("> " + escaped(line)).stripTrailing())
                                .collect(Collectors.joining("\n")));
        }
        out.append("\n\n");
    }

    /** A table has a header in Markdown: an empty one where ours has none. */
    private static void rows(Block.Rows rows, StringBuilder out) {
        int columns = rows.rows().get(0).size();
        List<String> header = rows.header().isEmpty()
                ? Stream.generate(() -> "").limit(columns).toList()
                : rows.header();
        line(header.stream().map(MarkdownWriter::escaped).toList(), out);
        out.append('\n');
        line(Stream.generate(() -> "---").limit(columns).toList(), out);
        for (List<Cell> row : rows.rows()) {
            out.append('\n');
            line(row.stream().map(MarkdownWriter::cell).toList(), out);
        }
    }

    private static void line(List<String> cells, StringBuilder out) {
        out.append("| ").append(String.join(" | ", cells)).append(" |");
    }

    private static String cell(Cell cell) {
        String originals =
                cell.originals().stream().map(words -> "“" + words + "”").collect(Collectors.joining(", "));
        String gap = cell.text().isEmpty() || originals.isEmpty() ? "" : ", ";
        return escaped(cell.text() + gap + originals).replaceAll("\\s*\\R\\s*", " / ");
    }

    private static String escaped(String text) {
        String plain = SPECIAL.matcher(text).replaceAll("\\\\$0");
        return TAG.matcher(ENTITY.matcher(plain).replaceAll("&amp;")).replaceAll("&lt;");
    }
}
