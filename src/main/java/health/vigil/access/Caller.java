package health.vigil.access;

import java.util.Set;

/**
 * Who calls with an API key.
 *
 * @param tenant whose consultations the caller may see
 * @param name of the key, as the audit records it; never the key
 * @param scopes what of its role the key may be used for
 */
public record Caller(String tenant, Role role, String name, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** With all that the role may do. */
    public Caller(String tenant, Role role, String name) {
        this(tenant, role, name, Set.of(Scope.values()));
    }

    /** How the audit names it. */
    public String actor() {
        return role.word() + ":" + name;
    }
}
