package health.vigil.access;

import health.vigil.clinical.Language;
import jakarta.inject.Singleton;

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
        return key.seal(fields);
    }
}
