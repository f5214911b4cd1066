package health.vigil.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Files as phones send them. */
public final class Files {
    /** Stands where a camera writes the place. */
    public static final String PLACE = "GPS-LATITUDE-OF-A-HOME";

    private Files() {}

    /** Left half red, right half blue. */
    public static byte[] picture(String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A JPEG with what a camera writes beside it. */
    static byte[] photo(int width, int height, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(80).order(ByteOrder.BIG_ENDIAN);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(PLACE.getBytes(StandardCharsets.US_ASCII));
        byte[] plain = picture("jpeg", width, height);
        ByteBuffer whole = ByteBuffer.allocate(plain.length + 4 + exif.capacity());
        whole.put(plain, 0, 2).putShort((short) 0xFFE1).putShort((short) (2 + exif.capacity()));
        return whole.put(exif.array()).put(plain, 2, plain.length - 2).array();
    }

    /** A PNG of a few bytes that says it is so large. */
    public static byte[] bomb(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(17);
        head.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        head.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(head.array());
        ByteBuffer png = ByteBuffer.allocate(33);
        png.put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1)).putInt(13);
        return png.put(head.array()).putInt((int) sum.getValue()).array();
    }

    static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** A recording as far as its first bytes. */
    public static byte[] recording(String begin) {
        return (begin + "\0".repeat(64)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Of an extended WebP picture with Exif. */
    static byte[] webp() {
        ByteBuffer file = ByteBuffer.allocate(12 + 18 + 8 + 4 + 8 + 32).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity() - 8);
        file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10);
        file.put(new byte[] {0x18, 0, 0, 0, 9, 0, 0, 9, 0, 0});
        file.put("VP8 ".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt(0x01020304);
        file.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(32).put(PLACE.getBytes(StandardCharsets.US_ASCII));
        return file.array();
    }
}
