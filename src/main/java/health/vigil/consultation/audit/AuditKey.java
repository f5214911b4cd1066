package health.vigil.consultation.audit;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key audit chains are made with: VIGIL_AUDIT_KEY, else one made once in the data folder. It is never in the store,
 * so that whoever can write there cannot write a chain that holds. After a rotation the earlier keys stay in
 * VIGIL_AUDIT_KEY_PREVIOUS for as long as records made with them are kept.
 */
@Singleton
public class AuditKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;
    private static final int DIGEST_BYTES = 16;

    /** The current one first; the others are those before it, which still tell what was signed then. */
    private final List<SecretKeySpec> keys = new ArrayList<>();

    /** @throws CannotStart when a configured key is too short */
    @Inject
    public AuditKey(
            @ConfigProperty(name = "vigil.audit-key") Optional<String> configured,
            @ConfigProperty(name = "vigil.audit-key-previous") Optional<List<String>> previous,
            DataFolder folder) {
        keys.add(spec(configured
                .filter(text -> !text.isBlank())
                .map(text -> longEnough("VIGIL_AUDIT_KEY", text))
                .orElseGet(() -> folder.secret("audit.key"))));
        previous.orElse(List.of()).forEach(text -> keys.add(spec(longEnough("VIGIL_AUDIT_KEY_PREVIOUS", text))));
    }

    public AuditKey(Optional<String> configured, DataFolder folder) {
        this(configured, Optional.empty(), folder);
    }

    private static SecretKeySpec spec(byte[] secret) {
        return new SecretKeySpec(secret, ALGORITHM);
    }

    private static byte[] longEnough(String name, String text) {
        if (text.length() < SHORTEST) {
            throw CannotStart.because(name + " is too short: a key has at least " + SHORTEST + " characters.");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** HMAC-SHA256 of the parts, each on a line of its own, as base64url. */
    String sign(String... parts) {
        return sign(keys.get(0), parts);
    }

    /** Whether one of the keys signed the parts so. */
    boolean signed(String signature, String... parts) {
        return keys.stream().anyMatch(key -> sign(key, parts).equals(signature));
    }

    private static String sign(SecretKeySpec key, String... parts) {
        return encoded(mac(key, String.join("\n", parts)));
    }

    /**
     * A short keyed digest of a text. Keyed, because a patient's "yes" could be guessed from a plain one; 128 bits.
     */
    String digest(String text) {
        return digest(keys.get(0), text);
    }

    /** Whether one of the keys gives the text this digest. */
    boolean digested(String digest, String text) {
        return keys.stream().anyMatch(key -> digest(key, text).equals(digest));
    }

    private static String digest(SecretKeySpec key, String text) {
        return encoded(Arrays.copyOf(mac(key, "digest\n" + text), DIGEST_BYTES));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
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
        return "AuditKey";
    }
}
