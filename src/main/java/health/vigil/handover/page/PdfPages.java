package health.vigil.handover.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** A4 pages that are filled from top to bottom with wrapped lines, in a Latin and a Chinese font, both embedded in part. */
final class PdfPages implements AutoCloseable {
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String CHINESE = "/handover/DroidSansFallbackFull.ttf";
    private static final float MARGIN = 50;
    private static final float LEADING = 1.35f;
    private static final float PER_THOUSAND = 1000f;
    private static final String NOT_PRINTABLE = "?";

    private final PDDocument document;
    private final List<PDFont> fonts;
    private final Map<String, Optional<PDFont>> byLetter = new HashMap<>();
    private @Nullable PDPageContentStream content;
    private float y;

    PdfPages(PDDocument document) throws IOException {
        this.document = document;
        this.fonts = List.of(load(LATIN), load(CHINESE));
    }

    private PDFont load(String resource) throws IOException {
        try (InputStream file = PdfPages.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IOException("no font " + resource);
            }
            return PDType0Font.load(document, file, true);
        }
    }

    /** A stretch of text that one font can show. */
    private record Run(PDFont font, String text) {}

    void gap(float points) {
        y -= points;
    }

    /** @param indent from the left margin, in points */
    void write(String text, float size, float indent) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN - indent;
        for (String paragraph : text.split("\\R", -1)) {
            StringBuilder line = new StringBuilder();
            float used = 0;
            int breakable = -1;
            for (int c : paragraph.codePoints().toArray()) {
                String letter = printable(c);
                float wide = width(letter, size);
                if (used + wide > width && !line.isEmpty()) {
                    String whole = line.toString();
                    boolean atSpace = breakable > 0 && c < 0x2E80;
                    String rest = atSpace ? whole.substring(breakable) : "";
                    line(atSpace ? whole.substring(0, breakable) : whole, size, indent);
                    line.setLength(0);
                    line.append(rest);
                    used = width(rest, size);
                    breakable = -1;
                }
                line.append(letter);
                used += wide;
                if (c == ' ' || c >= 0x2E80) {
                    breakable = line.length();
                }
            }
            line(line.toString(), size, indent);
        }
    }

    private String printable(int c) {
        String letter = Character.isISOControl(c) ? " " : Character.toString(c);
        return font(letter) == null ? NOT_PRINTABLE : letter;
    }

    private float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.font().getStringWidth(run.text()) / PER_THOUSAND * size;
        }
        return width;
    }

    private List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        PDFont last = null;
        for (int c : text.codePoints().toArray()) {
            String letter = Character.toString(c);
            PDFont font = font(letter);
            if (font != null && last != null && font != last) {
                runs.add(new Run(last, same.toString()));
                same.setLength(0);
            }
            if (font != null) {
                same.append(letter);
                last = font;
            }
        }
        if (last != null) {
            runs.add(new Run(last, same.toString()));
        }
        return runs;
    }

    private @Nullable PDFont font(String letter) {
        return byLetter.computeIfAbsent(letter, this::find).orElse(null);
    }

    private Optional<PDFont> find(String letter) {
        return fonts.stream().filter(font -> has(font, letter)).findFirst();
    }

    private static boolean has(PDFont font, String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IOException | IllegalArgumentException notInThisFont) {
            return false;
        }
    }

    private void line(String text, float size, float indent) throws IOException {
        float height = size * LEADING;
        PDPageContentStream page = content;
        if (page == null || y - height < MARGIN) {
            page = turn();
        }
        y -= height;
        page.beginText();
        page.newLineAtOffset(MARGIN + indent, y);
        for (Run run : runs(text)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    private PDPageContentStream turn() throws IOException {
        close();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = PDRectangle.A4.getHeight() - MARGIN;
        PDPageContentStream fresh = new PDPageContentStream(document, page);
        content = fresh;
        return fresh;
    }

    @Override
    public void close() throws IOException {
        PDPageContentStream page = content;
        if (page != null) {
            page.close();
            content = null;
        }
    }
}
