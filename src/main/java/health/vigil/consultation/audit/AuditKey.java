package health.vigil.consultation.audit;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key audit chains are made with: VIGIL_AUDIT_KEY, else one made once in the data folder. It is never in the store,
 * so that whoever can write there cannot write a chain that holds.
 */
@Singleton
public class AuditKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;
    private static final int DIGEST_BYTES = 16;

    private final SecretKeySpec key;

    /** @throws CannotStart when the configured key is too short */
    public AuditKey(@ConfigProperty(name = "vigil.audit-key") Optional<String> configured, DataFolder folder) {
        byte[] secret = configured
                .filter(text -> !text.isBlank())
                .map(AuditKey::longEnough)
                .orElseGet(() -> folder.secret("audit.key"));
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    private static byte[] longEnough(String text) {
        if (text.length() < SHORTEST) {
            throw CannotStart.because("VIGIL_AUDIT_KEY is too short: a key has at least " + SHORTEST + " characters.");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** HMAC-SHA256 of the parts, each on a line of its own, as base64url. */
    String sign(String... parts) {
        return encoded(mac(String.join("\n", parts)));
    }

    /**
     * A short keyed digest of a text. Keyed, because a patient's "yes" could be guessed from a plain one; 128 bits.
     */
    String digest(String text) {
        return encoded(Arrays.copyOf(mac("digest\n" + text), DIGEST_BYTES));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] mac(String text) {
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
