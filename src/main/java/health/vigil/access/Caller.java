package health.vigil.access;

/**
 * Who calls with an API key.
 *
 * @param tenant whose consultations the caller may see
 * @param name of the key, as the audit records it; never the key
 */
public record Caller(String tenant, Role role, String name) {}
