package health.vigil.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The text of an API key: {@code vk_} and 256 random bits. Only its digest is kept; so many bits need no salt. */
public final class ApiKey {
    private static final String PREFIX = "vk_";
    private static final int BYTES = 32;

    private ApiKey() {}

    /** A new one, known to nobody else. */
    public static String fresh() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return of(bits);
    }

    static String of(byte[] bits) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether it looks like one; an access token never does. */
    public static boolean isOne(String text) {
        return text.startsWith(PREFIX);
    }

    /** SHA-256 in hexadecimal, as the keys file holds it. */
    public static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
