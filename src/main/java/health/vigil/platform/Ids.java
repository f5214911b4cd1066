package health.vigil.platform;

/** Makes identifiers: unguessable and safe in a URL. Injected, so that a test can fix them. */
public interface Ids {

    /** At least 128 random bits, in letters, digits, {@code -} and {@code _}. */
    String next();
}
