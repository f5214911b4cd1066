package health.vigil.channel.api;

import health.vigil.access.AccessToken;
import health.vigil.access.ApiKeys;
import health.vigil.access.Caller;
import health.vigil.access.Role;
import health.vigil.access.TokenVerifier;
import health.vigil.access.TokenVerifier.Verification;
import health.vigil.consultation.ConsultationService.Address;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a token in to its own consultation, and an API key in to its tenant's; a wrong and a foreign one are answered alike. */
@Singleton
public class Doorkeeper {
    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;
    private final ApiKeys keys;

    Doorkeeper(TokenVerifier verifier, ApiKeys keys) {
        this.verifier = verifier;
        this.keys = keys;
    }

    /**
     * Who calls with an API key in one of these roles.
     *
     * @throws Rejection 401 without a key or with an unknown one, 403 for another role
     */
    public Caller caller(@Nullable String authorization, Role... allowed) {
        String key = bearer(authorization);
        if (key == null) {
            throw new Rejection(Problem.of(401, "unauthorized", "An API key is needed"));
        }
        if (!keys.isKey(key) && verifier.verify(key) instanceof Verification.Valid) {
            throw forbidden();
        }
        Caller caller = known(key);
        if (!List.of(allowed).contains(caller.role())) {
            throw forbidden();
        }
        return caller;
    }

    /**
     * Who opens a consultation or wants facts judged: an integrator, a clinic's page, and anyone where there are no keys.
     *
     * @throws Rejection 401 or 403, as of {@link #caller}
     */
    public Caller creator(@Nullable String authorization) {
        String key = bearer(authorization);
        if (keys.isOpen() && (key == null || !keys.isKey(key))) {
            return new Caller(ApiKeys.DEFAULT_TENANT, Role.PATIENT, "open");
        }
        return caller(authorization, Role.INTEGRATOR, Role.WIDGET);
    }

    /** Whose the request is as far as its key or token says; null when neither does. */
    @Nullable
    String tenantOf(@Nullable String authorization) {
        String text = bearer(authorization);
        if (text != null && keys.isKey(text)) {
            return keys.find(text).map(Caller::tenant).orElse(null);
        }
        if (text != null && verifier.verify(text) instanceof Verification.Valid valid) {
            return valid.token().tenant();
        }
        return keys.isOpen() ? ApiKeys.DEFAULT_TENANT : null;
    }

    /** The caller of a key; empty without one and for one that is not ours. */
    Optional<Caller> keyOf(@Nullable String authorization) {
        String text = bearer(authorization);
        return text != null && keys.isKey(text) ? keys.find(text) : Optional.empty();
    }

    /**
     * Who comes to a consultation: its patient with its token, or a caller of its tenant with an API key.
     *
     * @param caller null for the patient
     */
    public record Visitor(Address address, @Nullable Caller caller) {

        /** As the audit names it. */
        public String actor() {
            return caller == null ? "patient" : caller.actor();
        }
    }

    /**
     * Lets in a token of this consultation, or an API key in one of these roles; whether the consultation is of the key's tenant, the
     * store tells.
     *
     * @throws Rejection as {@link #admit} and {@link #caller}
     */
    public Visitor visit(@Nullable String authorization, String consultationId, Role... allowed) {
        String key = bearer(authorization);
        if (key == null || !keys.isKey(key)) {
            return new Visitor(admit(authorization, consultationId), null);
        }
        return called(authorization, consultationId, allowed);
    }

    /** Lets in an API key in one of these roles, and no patient. */
    public Visitor called(@Nullable String authorization, String consultationId, Role... allowed) {
        Caller caller = caller(authorization, allowed);
        return new Visitor(new Address(caller.tenant(), consultationId, null, ""), caller);
    }

    /** The token of an Authorization header, null when it has none. */
    static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }

    /** @throws Rejection 401 without a token or with one out of date, 403 for a key, 404 for any other */
    public Address admit(@Nullable String authorization, String consultationId) {
        String text = bearer(authorization);
        if (text == null) {
            throw new Rejection(Problem.of(401, "unauthorized", "An access token is needed"));
        }
        if (keys.isKey(text)) {
            known(text);
            throw forbidden();
        }
        return switch (verifier.verify(text)) {
            case Verification.Valid valid -> {
                AccessToken token = valid.token();
                if (!token.id().equals(consultationId)) {
                    throw Rejection.notFound();
                }
                yield new Address(token.tenant(), token.id(), token.locale(), token.region());
            }
            case Verification.Expired ignored ->
                throw new Rejection(Problem.of(401, "token_expired", "The access token is out of date"));
            case Verification.Invalid ignored -> throw Rejection.notFound();
        };
    }

    private Caller known(String key) {
        return keys.find(key)
                .orElseThrow(() -> new Rejection(Problem.of(401, "unauthorized", "This API key is not known")));
    }

    private static Rejection forbidden() {
        return new Rejection(Problem.of(403, "forbidden", "This caller may not do that"));
    }
}
