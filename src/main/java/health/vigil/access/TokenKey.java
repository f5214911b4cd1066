package health.vigil.access;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key all tokens and proofs are signed with: VIGIL_TOKEN_KEY, else one made once in the data folder. Those it replaced still
 * open what they sealed, while VIGIL_TOKEN_KEYS_BEFORE names them.
 */
@Singleton
class TokenKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;
    private final List<SecretKeySpec> opening = new ArrayList<>();

    TokenKey(
            @ConfigProperty(name = "vigil.token-key") Optional<String> configured,
            @ConfigProperty(name = "vigil.token-keys-before") Optional<List<String>> before,
            DataFolder folder) {
        byte[] secret = configured
                .map(text -> longEnough("VIGIL_TOKEN_KEY", text))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> folder.secret("token.key"));
        this.key = new SecretKeySpec(secret, ALGORITHM);
        opening.add(key);
        before.orElse(List.of()).stream()
                .map(text -> longEnough("One of VIGIL_TOKEN_KEYS_BEFORE, split at commas,", text))
                .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .forEach(opening::add);
    }

    private static String longEnough(String name, String text) {
        if (text.length() < SHORTEST) {
            throw CannotStart.because(name + " is too short: a key has at least " + SHORTEST + " characters.");
        }
        return text;
    }

    /** The fields and their HMAC, as base64url, a dot between. */
    String seal(String fields) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(fields.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(sign(fields));
    }

    /** The fields, when they were sealed with this key. */
    Optional<String> open(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            String fields = new String(decoder.decode(text.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] signature = decoder.decode(text.substring(dot + 1));
            boolean ours = opening.stream().anyMatch(each -> MessageDigest.isEqual(sign(fields, each), signature));
            return ours ? Optional.of(fields) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The HMAC alone, in hexadecimal. */
    String digest(String text) {
        return HexFormat.of().formatHex(sign(text));
    }

    private byte[] sign(String text) {
        return sign(text, key);
    }

    private static byte[] sign(String text, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "TokenKey";
    }
}
