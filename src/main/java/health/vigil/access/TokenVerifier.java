package health.vigil.access;

import health.vigil.clinical.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a token and says whether it holds; needs no store. */
@Singleton
public class TokenVerifier {
    private static final Pattern FIELDS = Pattern.compile(Pattern.quote(TokenSigner.SEPARATOR));
    private static final int FIELD_COUNT = 5;

    private final TokenKey key;
    private final Clock clock;

    TokenVerifier(TokenKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Outcome of reading a token. */
    public sealed interface Verification {

        /** Signed by us and in time. */
        record Valid(AccessToken token) implements Verification {}

        /** Signed by us, too old. */
        record Expired() implements Verification {}

        /** Not ours. */
        record Invalid() implements Verification {}
    }

    public Verification verify(String text) {
        return key.open(text)
                .map(fields -> read(List.of(FIELDS.split(fields, -1))))
                .orElseGet(Verification.Invalid::new);
    }

    private Verification read(List<String> fields) {
        if (fields.size() != FIELD_COUNT) {
            return new Verification.Invalid();
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(fields.get(4)));
        if (expires.isBefore(clock.instant())) {
            return new Verification.Expired();
        }
        Language locale = Language.ofTag(fields.get(2)).orElse(null);
        return new Verification.Valid(new AccessToken(fields.get(0), fields.get(1), locale, fields.get(3), expires));
    }
}
