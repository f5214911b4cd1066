package health.vigil.access;

import health.vigil.platform.CannotStart;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/**
 * Knows a caller by a signed token (JWT) of the clinic's identity provider. What is missing, ambiguous or unknown in it opens
 * nothing.
 */
@Singleton
class SingleSignOn {
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+ -]{0,63}");
    private static final int SKEW_SECONDS = 30;
    /** A patient has an access token, and a widget's key is public. */
    private static final Set<Role> ROLES = Set.of(Role.INTEGRATOR, Role.CLINICIAN, Role.SAFETY_OFFICER, Role.OPERATOR);

    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

    private final OidcSettings settings;
    private final IssuerKeys keys;
    private final Clock clock;
    private final Map<String, Role> roles;

    SingleSignOn(OidcSettings settings, IssuerKeys keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.roles = settings.roles()
                .map(SingleSignOn::mapped)
                .orElseGet(() -> ROLES.stream().collect(Collectors.toMap(Role::word, role -> role)));
    }

    private static Map<String, Role> mapped(List<String> pairs) {
        Map<String, Role> roles = new HashMap<>();
        for (String pair : pairs) {
            int colon = pair.lastIndexOf(':');
            Role ours = ROLES.stream()
                    .filter(role -> role.word().equals(pair.substring(colon + 1).strip()))
                    .findFirst()
                    .orElseThrow(() -> CannotStart.because("VIGIL_OIDC_ROLES is THEIRS:OURS, several with commas, where"
                            + " OURS is integrator, clinician, safety_officer or operator; not " + pair));
            roles.put(pair.substring(0, Math.max(colon, 0)).strip(), ours);
        }
        return roles;
    }

    /** Whether it looks like a token of an identity provider, where there is one. */
    boolean isOne(String text) {
        return settings.issuer().isPresent() && TOKEN.matcher(text).matches();
    }

    /** Empty for a token that is not the issuer's, not for us, out of date, or names no tenant or role of ours. */
    Optional<Caller> find(String token, Predicate<String> isTenant) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setExpectedIssuer(settings.issuer().map(Object::toString).orElse(""))
                    .setExpectedAudience(settings.audience().orElse(""))
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setJwsAlgorithmConstraints(SIGNATURES)
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.now()))
                    .build()
                    .processToClaims(token);
            return caller(claims, isTenant);
        } catch (InvalidJwtException e) {
            if (!e.hasErrorCode(ErrorCodes.EXPIRED)) {
                keys.seek();
            }
            return Optional.empty();
        } catch (MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private Optional<Caller> caller(JwtClaims claims, Predicate<String> isTenant) throws MalformedClaimException {
        Map<String, List<Object>> flat = claims.flattenClaims();
        List<String> tenants = texts(flat, settings.tenantClaim());
        String tenant = tenants.isEmpty() ? settings.tenant().orElse("") : tenants.get(0);
        Set<Role> known = texts(flat, settings.roleClaim()).stream()
                .filter(roles::containsKey)
                .map(roles::get)
                .collect(Collectors.toSet());
        List<String> names = texts(flat, settings.nameClaim());
        String name = names.size() == 1 ? names.get(0) : claims.getSubject();
        boolean holds = tenants.size() <= 1
                && isTenant.test(tenant)
                && known.size() == 1
                && NAME.matcher(name).matches();
        return holds ? Optional.of(new Caller(tenant, known.iterator().next(), name)) : Optional.empty();
    }

    private static List<String> texts(Map<String, List<Object>> claims, String name) {
        return claims.getOrDefault(name, List.of()).stream()
                .map(String::valueOf)
                .toList();
    }
}
