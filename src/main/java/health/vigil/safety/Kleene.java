package health.vigil.safety;

/** A truth value that may not be known. */
public enum Kleene {
    TRUE,
    FALSE,
    UNKNOWN
}
