package health.vigil.platform;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** 128 bits from the system's secure random source, as 22 characters. */
@Singleton
final class RandomIds implements Ids {
    private static final int BYTES = 16;
    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        // begins with a letter, so that no command takes an id for an option
        bits[0] &= Byte.MAX_VALUE;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
