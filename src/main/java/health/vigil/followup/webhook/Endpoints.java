package health.vigil.followup.webhook;

import health.vigil.platform.CannotStart;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The receivers of the configuration, checked: an address that is not public stops the start. */
@Singleton
class Endpoints {
    private static final String DEFAULT = "default";
    private static final int SHORTEST_SECRET = 16;

    private final List<Endpoint> all;

    Endpoints(WebhookSettings settings) {
        List<Endpoint> found = new ArrayList<>();
        settings.url()
                .ifPresent(url -> found.add(new Endpoint(
                        DEFAULT,
                        DEFAULT,
                        checked("vigil.webhook.url", url, settings.allowPrivate()),
                        secret("vigil.webhook.secret", settings.secret().orElse("")),
                        Set.of(),
                        false)));
        settings.endpoints().forEach((name, endpoint) -> {
            String prefix = "vigil.webhook.endpoints." + name;
            found.add(new Endpoint(
                    name,
                    endpoint.tenant(),
                    checked(prefix + ".url", endpoint.url(), settings.allowPrivate()),
                    secret(prefix + ".secret", endpoint.secret()),
                    Set.copyOf(endpoint.events().orElse(List.of())),
                    endpoint.test()));
        });
        this.all = List.copyOf(found);
    }

    List<Endpoint> all() {
        return all;
    }

    Optional<Endpoint> find(String tenant, String name) {
        return all.stream()
                .filter(endpoint ->
                        endpoint.tenant().equals(tenant) && endpoint.name().equals(name))
                .findFirst();
    }

    private static String secret(String property, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw CannotStart.because(property + " must have at least " + SHORTEST_SECRET + " characters.");
        }
        return secret;
    }

    private static URI checked(String property, String text, boolean allowPrivate) {
        URI url = parsed(property, text);
        boolean http = "http".equals(url.getScheme()) && allowPrivate;
        if (url.getHost() == null || url.getUserInfo() != null || !(http || "https".equals(url.getScheme()))) {
            throw CannotStart.because(
                    property + " must be an https URL without a user. VIGIL_WEBHOOK_ALLOW_PRIVATE=true"
                            + " allows http and addresses of your own network.");
        }
        if (!allowPrivate && !leadsOut(url.getHost())) {
            throw CannotStart.because(property + " leads to an address that is not public. "
                    + "VIGIL_WEBHOOK_ALLOW_PRIVATE=true allows it.");
        }
        return url;
    }

    private static URI parsed(String property, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw CannotStart.because(property + " is not a URL.");
        }
    }

    /** A name that cannot be resolved now is judged when it can: at each connection. */
    private static boolean leadsOut(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!PublicAddress.is(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
