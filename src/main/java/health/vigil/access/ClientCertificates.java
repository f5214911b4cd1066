package health.vigil.access;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a caller must show a certificate (mTLS), decided when the service starts and not when it is built. Which ones are
 * good is said by the trust store of the Quarkus TLS registry.
 */
@Singleton
class ClientCertificates implements HttpServerOptionsCustomizer {
    private final ClientAuth asked;

    ClientCertificates(@ConfigProperty(name = "vigil.tls.client-auth", defaultValue = "none") ClientAuth asked) {
        this.asked = asked;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (asked != ClientAuth.NONE) {
            options.setClientAuth(asked);
        }
    }
}
