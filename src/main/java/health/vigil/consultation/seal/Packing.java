package health.vigil.consultation.seal;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes stored JSON small: about a seventh of it. A record repeats what every record says, so it is deflated after a
 * dictionary of such pieces, drawn from conversations of the test cases with {@code zstd --train-cover}. What was
 * packed with a dictionary needs the same one ever after: it is never changed, a better one gets a number of its own.
 */
final class Packing {
    /** Of a packed text; the other is that of the first version, which had no dictionary. */
    private static final String PACKED = "d";

    private static final String PACKED_ALONE = "z";
    private static final byte[] DICTIONARY = dictionary();
    private static final byte[] NONE = new byte[0];
    private static final int CHUNK = 8192;

    private Packing() {}

    static String pack(String text) {
        return PACKED + Base64.getEncoder().withoutPadding().encodeToString(deflate(text));
    }

    /** What {@link #pack} made, now or in the first version; anything else is returned as it is. */
    static String unpack(String stored) {
        if (!stored.startsWith(PACKED) && !stored.startsWith(PACKED_ALONE)) {
            return stored;
        }
        try {
            byte[] packed = Base64.getDecoder().decode(stored.substring(PACKED.length()));
            return stored.startsWith(PACKED) ? inflate(packed) : inflateAlone(packed);
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailable("a stored part was changed");
        }
    }

    static byte[] deflate(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setDictionary(DICTIONARY);
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
        return inflate(packed, DICTIONARY);
    }

    /** Of the first version. */
    static String inflateAlone(byte[] packed) {
        return inflate(packed, NONE);
    }

    private static String inflate(byte[] packed, byte[] dictionary) {
        Inflater inflater = new Inflater(true);
        inflater.setDictionary(dictionary);
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

    private static byte[] dictionary() {
        try (InputStream file = Packing.class.getResourceAsStream("/seal/dictionary-1.txt")) {
            if (file == null) {
                throw new IllegalStateException("no dictionary");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
