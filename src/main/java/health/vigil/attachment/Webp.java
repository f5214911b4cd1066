package health.vigil.attachment;

import health.vigil.attachment.Refused.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** A WebP picture, which Java cannot draw, without what the camera wrote beside it. */
final class Webp {
    private static final int HEAD = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int EXTENDED = name("VP8X");
    private static final int LOSSY = name("VP8 ");
    private static final int LOSSLESS = name("VP8L");
    private static final Set<Integer> PIXELS = Set.of(LOSSY, LOSSLESS, name("ALPH"), EXTENDED);

    /** In the flags of the extended head: a colour profile, Exif, XMP, an animation. */
    private static final int LEFT_OUT = 0x20 | 0x08 | 0x04 | 0x02;

    private Webp() {}

    static byte[] bare(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(HEAD);
        ByteBuffer out = ByteBuffer.allocate(bytes.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        out.put(bytes, 0, HEAD);
        boolean drawn = false;
        while (in.remaining() >= CHUNK_HEAD) {
            int at = in.position();
            int name = in.getInt();
            int size = in.getInt();
            int whole = Math.addExact(size, size & 1);
            if (size < 0 || size > in.remaining()) {
                throw new Refused(Refusal.UNREADABLE);
            }
            if (PIXELS.contains(name)) {
                int copied = out.position();
                drawn |= name == LOSSY || name == LOSSLESS;
                out.put(bytes, at, Math.min(CHUNK_HEAD + whole, bytes.length - at));
                if (name == EXTENDED) {
                    checked(in, copied, out);
                }
            }
            in.position(Math.min(bytes.length, in.position() + whole));
        }
        out.putInt(4, out.position() - CHUNK_HEAD);
        byte[] made = new byte[out.position()];
        out.flip().get(made);
        if (!drawn) {
            throw new Refused(Refusal.UNREADABLE);
        }
        return made;
    }

    /** Its size, and no promise of what was left out. */
    private static void checked(ByteBuffer in, int copied, ByteBuffer out) {
        int body = in.position();
        long width = 1 + (in.getInt(body + 4) & 0xFFFFFF);
        long height = 1 + (in.getInt(body + 6) >>> 8);
        if (width * height > Drawing.MOST_PIXELS) {
            throw new Refused(Refusal.UNREADABLE);
        }
        out.put(copied + CHUNK_HEAD, (byte) (in.get(body) & ~LEFT_OUT));
    }

    private static int name(String chunk) {
        return chunk.charAt(0) | chunk.charAt(1) << 8 | chunk.charAt(2) << 16 | chunk.charAt(3) << 24;
    }
}
