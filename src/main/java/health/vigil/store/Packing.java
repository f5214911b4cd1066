package health.vigil.store;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Makes stored JSON small: about a fifth of it. */
final class Packing {
    private static final String PACKED = "z";
    private static final int CHUNK = 8192;

    private Packing() {}

    static String pack(String text) {
        return PACKED + Base64.getEncoder().withoutPadding().encodeToString(deflate(text));
    }

    /** What {@link #pack} made; anything else is returned as it is. */
    static String unpack(String stored) {
        if (!stored.startsWith(PACKED)) {
            return stored;
        }
        try {
            return inflate(Base64.getDecoder().decode(stored.substring(PACKED.length())));
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailable("a stored part was changed");
        }
    }

    static byte[] deflate(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (!deflater.finished()) {
            small.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return small.toByteArray();
    }

    static String inflate(byte[] packed) {
        Inflater inflater = new Inflater(true);
        inflater.setInput(packed);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk);
                if (length == 0 && !inflater.finished()) {
                    throw new DataFormatException("cut");
                }
                text.write(chunk, 0, length);
            }
        } catch (DataFormatException e) {
            throw new StoreUnavailable("a stored part was changed");
        } finally {
            inflater.end();
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
