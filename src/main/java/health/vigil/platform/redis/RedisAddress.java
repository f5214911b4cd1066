package health.vigil.platform.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One server: where it listens and how it is entered. */
record RedisAddress(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password) {
    private static final int DEFAULT_PORT = 6379;

    /** {@code redis://[user:password@]host[:port]}, {@code rediss://} for TLS. */
    static RedisAddress of(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            throw new IllegalArgumentException("no host");
        }
        String userInfo = uri.getRawUserInfo();
        String user = null;
        String password = null;
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            user = colon > 0 ? decode(userInfo.substring(0, colon)) : null;
            password = decode(userInfo.substring(colon + 1));
        }
        boolean tls = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("rediss");
        return new RedisAddress(host, uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), tls, user, password);
    }

    /** Another server that is entered in the same way. */
    RedisAddress at(String otherHost, int otherPort) {
        return new RedisAddress(otherHost, otherPort, tls, user, password);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
