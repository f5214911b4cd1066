package health.vigil.access;

import java.util.Locale;

/** What a key may be used for, within its role. */
public enum Scope {
    /** Open consultations, and have facts judged without keeping them. */
    CREATE,
    /** Read what the role may see. */
    READ,
    /** Change what the role may change: close, erase, take over. */
    WRITE;

    /** As the keys file writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
