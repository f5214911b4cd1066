package health.vigil.access;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a patient keeps of an erased consultation: its id and the time, signed, so that the service can confirm both
 * later although nothing of the consultation is left.
 */
@Singleton
public class ErasureProof {
    /** A token's first field is a consultation id, which never is this word: neither can pass for the other. */
    private static final String KIND = "erased";

    private static final Pattern FIELDS = Pattern.compile(Pattern.quote(TokenSigner.SEPARATOR));
    private static final int FIELD_COUNT = 4;

    private final TokenKey key;

    ErasureProof(TokenKey key) {
        this.key = key;
    }

    /** A consultation that was erased, and when. */
    public record Erased(String tenant, String id, Instant at) {}

    public String write(Erased erased) {
        return key.seal(String.join(
                TokenSigner.SEPARATOR,
                KIND,
                erased.tenant(),
                erased.id(),
                String.valueOf(erased.at().getEpochSecond())));
    }

    /** Empty when this service did not write it. */
    public Optional<Erased> read(String proof) {
        return key.open(proof)
                .map(text -> List.of(FIELDS.split(text, -1)))
                .filter(fields -> fields.size() == FIELD_COUNT && fields.get(0).equals(KIND))
                .map(fields ->
                        new Erased(fields.get(1), fields.get(2), Instant.ofEpochSecond(Long.parseLong(fields.get(3)))));
    }
}
