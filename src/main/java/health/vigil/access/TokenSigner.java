package health.vigil.access;

import health.vigil.clinical.Language;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes a token as text: base64url of its fields, a dot, base64url of their HMAC-SHA256. */
@Singleton
public class TokenSigner {
    static final String SEPARATOR = "|";

    private final TokenKey key;

    TokenSigner(TokenKey key) {
        this.key = key;
    }

    public String sign(AccessToken token) {
        Language locale = token.locale();
        String fields = String.join(
                SEPARATOR,
                token.id(),
                token.tenant(),
                locale == null ? "" : locale.tag(),
                token.region(),
                String.valueOf(token.expires().getEpochSecond()));
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(fields.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(key.sign(fields));
    }
}
