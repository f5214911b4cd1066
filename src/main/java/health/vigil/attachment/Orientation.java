package health.vigil.attachment;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera says that a JPEG is to be turned (Exif 2.3, tag 0x0112). */
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int FIELD = 12;
    private static final int LAST = 8;

    private Orientation() {}

    /** From 1 to 8; 1 where nothing is said that can be understood. */
    static int of(byte[] picture) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(picture);
            bytes.position(2);
            while (bytes.remaining() > 4) {
                int marker = bytes.getShort() & 0xFFFF;
                int length = bytes.getShort() & 0xFFFF;
                int body = bytes.position();
                if (marker == APP1 && bytes.getInt(body) == EXIF) {
                    return inExif(bytes.slice(body + 6, length - 8));
                }
                if (marker == SCAN || marker < 0xFF00) {
                    return UPRIGHT;
                }
                bytes.position(body + length - 2);
            }
            return UPRIGHT;
        } catch (RuntimeException broken) {
            return UPRIGHT;
        }
    }

    private static int inExif(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int fields = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < fields; i++) {
            int field = directory + 2 + i * FIELD;
            if ((tiff.getShort(field) & 0xFFFF) == TAG) {
                int said = tiff.getShort(field + 8) & 0xFFFF;
                return said >= UPRIGHT && said <= LAST ? said : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** What turns a picture of this size upright, its corner at the origin again. */
    static AffineTransform turn(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
