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
        Caller caller = keys.find(key)
                .orElseThrow(() -> new Rejection(Problem.of(401, "unauthorized", "This API key is not known")));
        if (!List.of(allowed).contains(caller.role())) {
            throw new Rejection(Problem.of(403, "forbidden", "This API key may not do that"));
        }
        return caller;
    }

    /**
     * Who reads a consultation: its patient, or a clinician or integrator of its tenant.
     *
     * @param actor as the audit records it
     */
    record Reader(Address address, String actor) {
        private static final String PATIENT = "patient";

        boolean isPatient() {
            return actor.equals(PATIENT);
        }
    }

    /** @throws Rejection as {@link #admit} for a token of ours, as {@link #caller} for anything else */
    Reader reader(@Nullable String authorization, String consultationId) {
        String text = bearer(authorization);
        if (text == null || !(verifier.verify(text) instanceof Verification.Invalid)) {
            return new Reader(admit(authorization, consultationId), Reader.PATIENT);
        }
        Caller caller = caller(authorization, Role.CLINICIAN, Role.INTEGRATOR);
        return new Reader(
                new Address(caller.tenant(), consultationId, null, ""),
                Wire.write(caller.role()) + ":" + caller.name());
    }

    /** The token of an Authorization header, null when it has none. */
    static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }

    /** @throws Rejection 401 without a token or with one out of date, 404 for any other */
    Address admit(@Nullable String authorization, String consultationId) {
        String text = bearer(authorization);
        if (text == null) {
            throw new Rejection(Problem.of(401, "unauthorized", "An access token is needed"));
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
}
