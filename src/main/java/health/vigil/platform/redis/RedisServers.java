package health.vigil.platform.redis;

import health.vigil.platform.CannotStart;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which Redis the store talks to.
 *
 * @param uris of the server, of the sentinels, or of some nodes of the cluster; they carry the password
 * @param master name of the master the sentinels watch, null for the other kinds
 */
public record RedisServers(
        Kind kind, List<URI> uris, @Nullable String master) {

    /** How the servers work together. */
    public enum Kind {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    public RedisServers {
        uris = List.copyOf(uris);
    }

    /**
     * Reads {@code redis://h:p}, {@code redis+sentinel://h:p,h:p/master} or {@code redis+cluster://h:p,...}, each with
     * an optional {@code user:password@} before the first host; {@code rediss} instead of {@code redis} for TLS.
     */
    static RedisServers parse(String text) {
        String trimmed = text.strip();
        int mark = trimmed.indexOf("://");
        if (mark < 0) {
            throw unreadable("it has no scheme");
        }
        String scheme = trimmed.substring(0, mark).toLowerCase(Locale.ROOT);
        String rest = trimmed.substring(mark + 3);
        if (!scheme.startsWith("redis")) {
            throw unreadable("its scheme is not known");
        }
        String plain = scheme.startsWith("rediss") ? "rediss" : "redis";
        return switch (scheme.substring(plain.length())) {
            case "" -> standalone(plain, rest);
            case "+sentinel" -> sentinel(plain, rest);
            case "+cluster" -> new RedisServers(Kind.CLUSTER, hosts(plain, rest), null);
            default -> throw unreadable("its scheme is not known");
        };
    }

    private static RedisServers standalone(String scheme, String rest) {
        List<URI> hosts = hosts(scheme, rest);
        if (hosts.size() != 1) {
            throw unreadable("several hosts need redis+sentinel:// or redis+cluster://");
        }
        return new RedisServers(Kind.STANDALONE, hosts, null);
    }

    private static RedisServers sentinel(String scheme, String rest) {
        int slash = rest.lastIndexOf('/');
        if (slash < 0 || slash == rest.length() - 1) {
            throw unreadable("the name of the master is missing after the last /");
        }
        return new RedisServers(Kind.SENTINEL, hosts(scheme, rest.substring(0, slash)), rest.substring(slash + 1));
    }

    private static List<URI> hosts(String scheme, String rest) {
        int at = rest.lastIndexOf('@');
        String credentials = rest.substring(0, at + 1);
        List<URI> uris = new ArrayList<>();
        for (String host : rest.substring(at + 1).split(",", -1)) {
            try {
                URI uri = URI.create(scheme + "://" + credentials + host.strip());
                RedisAddress.of(uri);
                uris.add(uri);
            } catch (IllegalArgumentException e) {
                throw unreadable("a host in it is not of the form host:port");
            }
        }
        return uris;
    }

    private static CannotStart unreadable(String why) {
        return CannotStart.because(
                "VIGIL_REDIS_HOSTS cannot be read: " + why
                        + ". It is redis://host:port, redis+sentinel://host:port,host:port/master or redis+cluster://host:port,...");
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return kind + " " + uris.stream().map(RedisAddress::of).toList();
    }
}
