package health.vigil.attachment;

import health.vigil.attachment.Refused.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture drawn anew as a JPEG: upright, at most {@link #LONGEST} pixels long, nothing beside its pixels. */
final class Drawing {
    /** Enough to read a report by. */
    static final int LONGEST = 2_048;

    /** The most pixels a picture may have; a small file can unfold to many more. */
    static final long MOST_PIXELS = 100_000_000;

    private static final float QUALITY = 0.85f;

    private Drawing() {}

    static byte[] anew(byte[] bytes) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Refused(Refusal.UNREADABLE);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return jpeg(upright(read(reader), Orientation.of(bytes)));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Only as many of its rows and columns as are needed are ever held. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            throw new Refused(Refusal.UNREADABLE);
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = (int) Math.max(1, Math.max(width, height) / LONGEST);
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    /** On white, turned as the camera says. @param orientation 1 to 8, as Exif counts */
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        double scale = Math.min(1, (double) LONGEST / Math.max(picture.getWidth(), picture.getHeight()));
        double width = Math.max(1, Math.round(picture.getWidth() * scale));
        double height = Math.max(1, Math.round(picture.getHeight() * scale));
        boolean lies = orientation > 4;
        BufferedImage drawn = new BufferedImage(
                (int) (lies ? height : width), (int) (lies ? width : height), BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = Orientation.turn(orientation, width, height);
        turn.scale(width / picture.getWidth(), height / picture.getHeight());
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return drawn;
    }

    static byte[] jpeg(BufferedImage drawn) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(drawn, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
