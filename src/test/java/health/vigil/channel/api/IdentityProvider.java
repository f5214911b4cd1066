package health.vigil.channel.api;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A clinic's identity provider over real HTTP: its discovery document, its keys, and the tokens it would give. */
@SuppressWarnings("NullAway.Init")
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {
    static final String AUDIENCE = "vigil-of-the-tests";
    private static final int BITS = 2048;
    private static volatile IdentityProvider running;

    private HttpServer server;
    private volatile RsaJsonWebKey key;

    static IdentityProvider running() {
        return running;
    }

    @Override
    public Map<String, String> start() {
        running = this;
        changeKey("first");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/.well-known/openid-configuration", () -> "{\"jwks_uri\":\"" + issuer() + "/keys\"}");
        serve("/keys", () -> new JsonWebKeySet(key).toJson());
        server.start();
        return Map.of(
                "vigil.oidc.issuer", issuer(),
                "vigil.oidc.audience", AUDIENCE,
                "vigil.oidc.interval", "100ms",
                "vigil.oidc.role-claim", "realm_access.roles",
                "vigil.oidc.roles", "doctor:clinician,app:integrator");
    }

    private void serve(String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on it signs with another. */
    void changeKey(String name) {
        key = freshKey(name);
    }

    static RsaJsonWebKey freshKey(String name) {
        try {
            RsaJsonWebKey fresh = RsaJwkGenerator.generateJwk(BITS);
            fresh.setKeyId(name);
            return fresh;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    RsaJsonWebKey key() {
        return key;
    }

    /** A good one for a doctor of the clinic, but for the change. */
    JwtClaims claims(String clinic, Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(AUDIENCE);
        claims.setSubject("8f1c");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("preferred_username", "dr.chan");
        claims.setClaim("vigil_tenant", clinic);
        claims.setClaim("realm_access", Map.of("roles", List.of("offline_access", "doctor")));
        change.accept(claims);
        return claims;
    }

    String token(String clinic, Consumer<JwtClaims> change) {
        return signed(claims(clinic, change), key);
    }

    static String signed(JwtClaims claims, RsaJsonWebKey by) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(by.getPrivateKey());
        signature.setKeyIdHeaderValue(by.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return compact(signature);
    }

    static String compact(JsonWebSignature signature) {
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
