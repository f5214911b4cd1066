package health.vigil.attachment;

import health.vigil.attachment.Refused.Refusal;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** The first page of a PDF as a JPEG. */
final class FirstPage {
    private static final int DEEPEST = 4;

    private FirstPage() {}

    static byte[] draw(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDPage page = document.getPage(0);
            if (pixels(page.getResources(), 0) > Drawing.MOST_PIXELS) {
                throw new Refused(Refusal.UNREADABLE);
            }
            PDRectangle box = page.getCropBox();
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            float scale = Drawing.LONGEST / Math.max(1, Math.max(box.getWidth(), box.getHeight()));
            return Drawing.jpeg(renderer.renderImage(0, scale, ImageType.RGB));
        }
    }

    /** Of all pictures on the page, also within its forms, before any is unfolded. */
    private static long pixels(@Nullable PDResources resources, int depth) throws IOException {
        long pixels = 0;
        if (resources == null) {
            return pixels;
        }
        if (depth > DEEPEST) {
            return Long.MAX_VALUE / 2;
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject picture) {
                pixels += (long) picture.getWidth() * picture.getHeight();
            } else if (object instanceof PDFormXObject form) {
                pixels += pixels(form.getResources(), depth + 1);
            }
        }
        return pixels;
    }
}
