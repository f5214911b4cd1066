package health.vigil.followup.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.platform.CannotStart;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a webhook may lead, and how it is signed. */
class EndpointsTest {
    private static final String SECRET = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "192.0.2.7",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::1",
                "2001:db8::1",
                "ff02::1",
                "::"
            })
    void addressOfOurOwn_isNotPublic(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "100.63.0.1", "172.32.0.1", "192.1.1.1", "2606:4700::1111"})
    void addressOfTheOpenInternet_isPublic(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook", "ftp://example.com/", "https://127.0.0.1/hook", "https://localhost/hook",
                "https://[::1]/hook", "https://169.254.169.254/latest", "https://user:pw@8.8.8.8/hook", "https:///hook",
                "nothing", "https://10.0.0.1:8443/"
            })
    void urlThatMayLeadInside_stopsTheStartByItsName(String url) {
        assertThatThrownBy(() -> new Endpoints(settings(url, SECRET, false)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("vigil.webhook.url");
    }

    @Test
    void privateAddress_isAllowedByNameOnly() {
        assertThat(new Endpoints(settings("http://127.0.0.1:9/hook", SECRET, true)).all())
                .hasSize(1);
    }

    @Test
    void shortSecret_stopsTheStart() {
        assertThatThrownBy(() -> new Endpoints(settings("https://8.8.8.8/hook", "short", false)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("vigil.webhook.secret");
    }

    @Test
    void secret_isInNoText() {
        assertThat(new Endpoints(settings("https://8.8.8.8/hook", SECRET, false))
                        .all()
                        .toString())
                .doesNotContain(SECRET);
    }

    /** The value was computed with: printf '1764000000.{}' | openssl dgst -sha256 -hmac 0123456789abcdef */
    @Test
    void signature_isHmacOfTimeAndBody() {
        assertThat(Signature.of(SECRET, Instant.ofEpochSecond(1_764_000_000L), "{}"))
                .isEqualTo("t=1764000000,v1=7d30677170eef90881d27d4ed43c2fbd6dc9b8344fa6abe28751fe26722a3342");
    }

    static WebhookSettings settings(String url, String secret, boolean allowPrivate) {
        return new WebhookSettings() {
            @Override
            public Optional<String> url() {
                return Optional.of(url);
            }

            @Override
            public Optional<String> secret() {
                return Optional.of(secret);
            }

            @Override
            public Map<String, Endpoint> endpoints() {
                return Map.of();
            }

            @Override
            public boolean allowPrivate() {
                return allowPrivate;
            }

            @Override
            public int attempts() {
                return 1;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }
        };
    }
}
