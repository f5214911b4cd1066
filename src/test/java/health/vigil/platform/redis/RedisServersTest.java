package health.vigil.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.platform.CannotStart;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisServersTest {

    @Test
    void oneHost_isStandalone() {
        RedisServers servers = RedisServers.parse("redis://a:1");

        assertThat(servers.kind()).isEqualTo(RedisServers.Kind.STANDALONE);
        assertThat(servers.uris()).containsExactly(URI.create("redis://a:1"));
    }

    @Test
    void sentinels_nameTheirMaster() {
        RedisServers servers = RedisServers.parse("redis+sentinel://a:1,b:2/clinic");

        assertThat(servers.kind()).isEqualTo(RedisServers.Kind.SENTINEL);
        assertThat(servers.master()).isEqualTo("clinic");
        assertThat(servers.uris()).containsExactly(URI.create("redis://a:1"), URI.create("redis://b:2"));
    }

    @Test
    void clusterWithPasswordAndTls_appliesToEveryHost() {
        RedisServers servers = RedisServers.parse("rediss+cluster://:p%40ss@a:1,b:2");

        assertThat(servers.kind()).isEqualTo(RedisServers.Kind.CLUSTER);
        assertThat(servers.uris()).map(RedisAddress::of).allSatisfy(address -> {
            assertThat(address.tls()).isTrue();
            assertThat(address.password()).isEqualTo("p@ss");
        });
    }

    @Test
    void text_hidesThePassword() {
        assertThat(RedisServers.parse("redis://:secret@a:1")).asString().doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:1",
                "http://a:1",
                "redis://a:1,b:2",
                "redis+sentinel://a:1",
                "redis+sentinel://a:1/",
                "redis://",
                "redis+cluster://a:x"
            })
    void anythingElse_isRefusedInOneLine(String text) {
        assertThatThrownBy(() -> RedisServers.parse(text))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("VIGIL_REDIS_HOSTS cannot be read");
    }
}
