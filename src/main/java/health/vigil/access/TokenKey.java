package health.vigil.access;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key all tokens are signed with: VIGIL_TOKEN_KEY, else one made once in the data folder. */
@Singleton
class TokenKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;

    TokenKey(@ConfigProperty(name = "vigil.token-key") Optional<String> configured, DataFolder folder) {
        byte[] secret = configured
                .map(TokenKey::longEnough)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> folder.secret("token.key"));
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    private static String longEnough(String text) {
        if (text.length() < SHORTEST) {
            throw CannotStart.because("VIGIL_TOKEN_KEY is too short: a key has at least " + SHORTEST + " characters.");
        }
        return text;
    }

    byte[] sign(String text) {
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
