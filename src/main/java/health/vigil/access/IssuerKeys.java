package health.vigil.access;

import health.vigil.platform.CannotStart;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the identity provider, fetched beside all requests. While it cannot be reached the keys before stay in
 * force; without any no token is taken.
 */
@Singleton
class IssuerKeys {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final OidcSettings settings;
    private final AtomicBoolean fetching = new AtomicBoolean();
    private volatile List<JsonWebKey> keys = List.of();
    private volatile boolean failing;
    private volatile long fetchedAt;
    private @Nullable HttpClient http;
    private @Nullable Cancellable rounds;

    IssuerKeys(OidcSettings settings) {
        this.settings = settings;
    }

    /** Waits for nothing: who comes before the first answer is refused. */
    void onStart(@Observes StartupEvent event) {
        if (settings.issuer().isEmpty()) {
            return;
        }
        if (settings.audience().isEmpty()) {
            throw CannotStart.because("VIGIL_OIDC_ISSUER is set and VIGIL_OIDC_AUDIENCE is not: tokens that the issuer"
                    + " made for others would open this service.");
        }
        http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        rounds = Multi.createFrom()
                .ticks()
                .every(settings.interval())
                .onOverflow()
                .drop()
                .subscribe()
                .with(round -> fetch());
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel();
        }
    }

    List<JsonWebKey> now() {
        return keys;
    }

    /** A token names a key that is not known: it may be new. Asked so often only, because anyone can make such tokens. */
    void seek() {
        if (System.nanoTime() - fetchedAt > AGAIN.toNanos()) {
            fetch();
        }
    }

    private void fetch() {
        HttpClient client = http;
        URI issuer = settings.issuer().orElse(null);
        if (client == null || issuer == null || fetching.getAndSet(true)) {
            return;
        }
        fetchedAt = System.nanoTime();
        URI discovery = URI.create(issuer.toString().replaceAll("/$", "") + DISCOVERY);
        Uni<URI> place = settings.jwks()
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> get(client, discovery).map(IssuerKeys::place));
        place.chain(uri -> get(client, uri))
                .map(IssuerKeys::read)
                .eventually(() -> fetching.set(false))
                .subscribe()
                .with(this::took, this::failed);
    }

    private static Uni<String> get(HttpClient client, URI place) {
        HttpRequest request = HttpRequest.newBuilder(place).timeout(PATIENCE).build();
        return Uni.createFrom()
                .completionStage(() -> client.sendAsync(request, BodyHandlers.ofString()))
                .map(response -> {
                    if (response.statusCode() != 200) {
                        throw new IllegalStateException("status " + response.statusCode());
                    }
                    return response.body();
                });
    }

    private static URI place(String discovery) {
        try {
            Map<String, Object> found = JsonUtil.parseJson(discovery);
            return URI.create(String.valueOf(found.get("jwks_uri")));
        } catch (JoseException e) {
            throw new IllegalStateException("its discovery document cannot be read", e);
        }
    }

    private static List<JsonWebKey> read(String set) {
        try {
            return List.copyOf(new JsonWebKeySet(set).getJsonWebKeys());
        } catch (JoseException e) {
            throw new IllegalStateException("its keys cannot be read", e);
        }
    }

    private void took(List<JsonWebKey> fresh) {
        keys = fresh;
        failing = false;
    }

    /** Said once until it answers again. */
    private void failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warnf("the keys of %s cannot be fetched (%s)", settings.issuer().orElse(null), failure.getMessage());
        }
    }
}
