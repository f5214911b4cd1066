package health.vigil.access;

import health.vigil.consultation.Consultation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a patient the token of one consultation. */
@Singleton
public class TokenIssuer {
    private final TokenSigner signer;
    private final Clock clock;
    private final Duration life;

    TokenIssuer(
            TokenSigner signer,
            Clock clock,
            @ConfigProperty(name = "vigil.token.life", defaultValue = "24h") Duration life) {
        this.signer = signer;
        this.clock = clock;
        this.life = life;
    }

    /** @param text opens the consultation until {@code expires} */
    public record Issued(String text, Instant expires) {}

    public Issued issue(Consultation consultation) {
        Instant expires = clock.instant().plus(life);
        return new Issued(
                signer.sign(new AccessToken(
                        consultation.id(),
                        consultation.tenant(),
                        consultation.language(),
                        consultation.settings().region(),
                        expires)),
                expires);
    }
}
