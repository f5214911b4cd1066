package health.vigil.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Lua script of the store: sent once to each server, then called by its digest. */
record Script(String text, String sha1) {

    /** @param name of a file in {@code store/} */
    static Script load(String name) {
        try (InputStream file = Script.class.getResourceAsStream("/store/" + name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("no script " + name);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Script(text, HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
