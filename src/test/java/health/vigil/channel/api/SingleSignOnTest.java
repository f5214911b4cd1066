package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.access.Role;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of a clinic's identity provider beside API keys, over real HTTP. */
@QuarkusTest
@TestProfile(Clinics.class)
class SingleSignOnTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    AuditTrail audit;

    private final IdentityProvider provider = IdentityProvider.running();
    private final ApiCaller api = ApiCaller.ofThisTest();

    @BeforeEach
    void itsKeysAreKnown() throws Exception {
        while (queue(provider.token(Clinics.SOUTH, good -> {})) != 200) {
            Thread.sleep(20);
        }
    }

    @Test
    void doctor_seesTheOwnClinicOnlyAndTheAuditSaysWho() throws Exception {
        Opened own = opened(Clinics.SOUTH);
        Opened foreign = opened(Clinics.NORTH);
        String token = provider.token(Clinics.SOUTH, good -> {});

        assertThat(api.get(own.path() + "/handover", token).status()).isEqualTo(200);
        assertThat(api.get(foreign.path() + "/handover", token).status()).isEqualTo(404);
        assertThat(api.post("/v1/consultations", token, "{}").status()).isEqualTo(403);
        assertThat(audit.read(Clinics.SOUTH, own.id())
                        .await()
                        .atMost(PATIENCE)
                        .links()
                        .getLast())
                .contains("clinician:dr.chan");
    }

    @Test
    void app_opensConsultations() throws Exception {
        String token = provider.token(Clinics.SOUTH, roles("app"));

        assertThat(api.post("/v1/consultations", token, "{}").status()).isEqualTo(201);
        assertThat(queue(token)).isEqualTo(403);
    }

    @Test
    void keyChanged_tokensOfTheNewOneAreTakenAndOldOnesNotAnyMore() throws Exception {
        String before = provider.token(Clinics.SOUTH, good -> {});
        provider.changeKey("another");

        itsKeysAreKnown();

        assertThat(queue(before)).isEqualTo(401);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                but("of another issuer", claims -> claims.setIssuer("http://127.0.0.1:1")),
                but("for another service", claims -> claims.setAudience("someone-else")),
                but("for nobody", claims -> claims.unsetClaim("aud")),
                but("out of date", claims -> claims.setExpirationTimeMinutesInTheFuture(-1)),
                but("for ever", claims -> claims.unsetClaim("exp")),
                but("of nobody", claims -> claims.unsetClaim("sub")),
                but("of no clinic", claims -> claims.unsetClaim("vigil_tenant")),
                but("of an unknown clinic", claims -> claims.setClaim("vigil_tenant", "nowhere")),
                but("of two clinics", claims -> claims.setClaim("vigil_tenant", List.of("south", "north"))),
                but("of no role", roles()),
                but("of an unknown role", roles("nurse")),
                but("of a role as it is called here", roles("clinician")),
                but("of two roles", roles("doctor", "app")),
                but("of a name that is none", claims -> claims.setClaim("preferred_username", "a\nb")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void badToken_isRefused(String what, Consumer<JwtClaims> change) throws Exception {
        assertThat(queue(provider.token(Clinics.SOUTH, change))).isEqualTo(401);
    }

    @Test
    void signedByAnother_orNotAtAll_isRefused() throws Exception {
        JwtClaims claims = provider.claims(Clinics.SOUTH, good -> {});
        JsonWebSignature none = new JsonWebSignature();
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setPayload(claims.toJson());
        none.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        JsonWebSignature shared = new JsonWebSignature();
        shared.setPayload(claims.toJson());
        shared.setKeyIdHeaderValue(provider.key().getKeyId());
        shared.setKey(new HmacKey(provider.key().getRsaPublicKey().getEncoded()));
        shared.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);

        String good = provider.token(Clinics.SOUTH, it -> {});
        for (String token : List.of(
                IdentityProvider.signed(
                        claims, IdentityProvider.freshKey(provider.key().getKeyId())),
                IdentityProvider.compact(none),
                IdentityProvider.compact(shared),
                good.substring(0, good.length() - 8) + "AAAAAAAA")) {
            assertThat(queue(token)).as(token).isIn(401, 404);
            assertThat(api.post("/v1/consultations", token, "{}").status()).isEqualTo(401);
        }
    }

    private static Arguments but(String what, Consumer<JwtClaims> change) {
        return Arguments.of(what, change);
    }

    private static Consumer<JwtClaims> roles(String... roles) {
        return claims -> claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
    }

    private Opened opened(String clinic) throws Exception {
        var answer = api.post("/v1/consultations", Clinics.key(clinic, Role.INTEGRATOR), Clinics.OPENING);
        Opened opened = new Opened(answer.at("/id"), answer.at("/access_token"));
        assertThat(api.say(opened, "I have had a cough for two days").status()).isEqualTo(201);
        return opened;
    }

    private int queue(String token) throws Exception {
        return api.get("/v1/queue", token).status();
    }
}
