package health.vigil.handover.page;

import health.vigil.handover.Handover;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A hand-over as one page to read or print: no script, nothing loaded, its style inside. */
public final class PageWriter {
    private static final String STYLE = style();

    private PageWriter() {}

    private static String style() {
        try (InputStream file = PageWriter.class.getResourceAsStream("/handover/page.css")) {
            if (file == null) {
                throw new IllegalStateException("no style for the hand-over page");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the style tags, for the hash a content security policy allows it by. */
    public static String stylesheet() {
        return STYLE;
    }

    public static String write(Handover handover) {
        StringBuilder out = new StringBuilder();
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(handover.language().tag())
                .append("\"><head><meta charset=\"utf-8\"/>")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
                .append("<meta name=\"robots\" content=\"noindex\"/><title>")
                .append(escaped(handover.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(escaped(handover.title()))
                .append("</h1><p class=\"notice\">")
                .append(escaped(handover.notice()))
                .append("</p>");
        handover.alerts()
                .forEach(alert ->
                        out.append("<p class=\"alert\">").append(escaped(alert)).append("</p>"));
        for (Handover.Section section : handover.sections()) {
            out.append("<section><h2>")
                    .append(escaped(section.heading()))
                    .append("</h2>")
                    .append(blocks(section.blocks()))
                    .append("</section>");
        }
        return out.append("</main></body></html>\n").toString();
    }

    /** As XHTML that a FHIR narrative may hold. */
    public static String blocks(List<Block> blocks) {
        return blocks.stream().map(PageWriter::block).collect(Collectors.joining());
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> "<h3>" + escaped(heading.text()) + "</h3>";
            case Block.Line line -> "<p>" + escaped(line.text()) + "</p>";
            case Block.Items items ->
                items.items().stream()
                        .map(item -> "<li>" + escaped(item) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
            case Block.Rows rows -> rows(rows);
            case Block.Quote quote ->
                "<p>" + escaped(quote.caption()) + "</p><blockquote>"
                        + quote.original().lines().map(PageWriter::escaped).collect(Collectors.joining("<br/>"))
                        + "</blockquote>";
        };
    }

    private static String rows(Block.Rows rows) {
        StringBuilder table = new StringBuilder("<table>");
        if (!rows.header().isEmpty()) {
            table.append("<thead><tr>");
            rows.header()
                    .forEach(name -> table.append("<th>").append(escaped(name)).append("</th>"));
            table.append("</tr></thead>");
        }
        table.append("<tbody>");
        for (List<Cell> row : rows.rows()) {
            table.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean name = i == 0 && rows.header().isEmpty();
                table.append(name ? "<th>" : "<td>").append(cell(row.get(i))).append(name ? "</th>" : "</td>");
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table>").toString();
    }

    private static String cell(Cell cell) {
        String originals = cell.originals().stream()
                .map(words -> "<q>" + escaped(words) + "</q>")
                .collect(Collectors.joining(", "));
        String gap = cell.text().isEmpty() || originals.isEmpty() ? "" : ", ";
        return escaped(cell.text()) + gap + originals;
    }

    /** Text as content of an element: never a tag, an entity, or a character that XML forbids. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    boolean allowed = c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF)
                            || c == '\n'
                            || c == '\t';
                    out.appendCodePoint(allowed ? c : ' ');
                }
            }
        });
        return out.toString();
    }
}
