package health.vigil.handover.page;

import health.vigil.handover.Handover;
import health.vigil.handover.Handover.Block;
import health.vigil.handover.Handover.Cell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A hand-over as PDF. Takes a tenth of a second for the fonts: never on an event loop. */
public final class PdfWriter {
    private static final float TITLE = 16;
    private static final float SECTION = 13;
    private static final float HEADING = 11;
    private static final float TEXT = 9;
    private static final float INDENT = 14;

    private PdfWriter() {}

    public static byte[] write(Handover handover) {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(handover.title());
            document.getDocumentCatalog().setLanguage(handover.language().tag());
            try (PdfPages pages = new PdfPages(document)) {
                pages.write(handover.title(), TITLE, 0);
                pages.write(handover.notice(), TEXT, 0);
                for (String alert : handover.alerts()) {
                    pages.write("! " + alert, HEADING, 0);
                }
                for (Handover.Section section : handover.sections()) {
                    pages.gap(TEXT);
                    pages.write(section.heading(), SECTION, 0);
                    for (Block block : section.blocks()) {
                        write(block, pages);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Block block, PdfPages pages) throws IOException {
        switch (block) {
            case Block.Heading heading -> {
                pages.gap(TEXT / 2);
                pages.write(heading.text(), HEADING, 0);
            }
            case Block.Line line -> pages.write(line.text(), TEXT, 0);
            case Block.Items items -> {
                for (String item : items.items()) {
                    pages.write("• " + item, TEXT, INDENT);
                }
            }
            case Block.Rows rows -> {
                for (List<Cell> row : rows.rows()) {
                    row(rows.header(), row, pages);
                }
            }
            case Block.Quote quote -> {
                pages.write(quote.caption(), TEXT, 0);
                pages.write(quote.original(), TEXT, 2 * INDENT);
                pages.gap(TEXT / 2);
            }
        }
    }

    /** A wide table would not fit: its first cell leads, the others follow it with their names. */
    private static void row(List<String> header, List<Cell> row, PdfPages pages) throws IOException {
        String first = cell(row.get(0));
        if (header.isEmpty()) {
            pages.write(
                    first + ": " + row.stream().skip(1).map(PdfWriter::cell).collect(Collectors.joining(" ")), TEXT, 0);
            return;
        }
        pages.write(first, TEXT, 0);
        List<String> named = new ArrayList<>();
        for (int i = 1; i < row.size(); i++) {
            String text = cell(row.get(i));
            if (!text.isEmpty()) {
                named.add(header.get(i).isEmpty() ? text : header.get(i) + ": " + text);
            }
        }
        pages.write(String.join(" · ", named), TEXT, INDENT);
    }

    private static String cell(Cell cell) {
        String originals =
                cell.originals().stream().map(words -> "“" + words + "”").collect(Collectors.joining(", "));
        return cell.text() + (cell.text().isEmpty() || originals.isEmpty() ? "" : ", ") + originals;
    }
}
