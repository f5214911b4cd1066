package health.vigil.archive;

import health.vigil.platform.CannotStart;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Where the archive is: {@code postgresql://user:password@host:port/database}. */
record ArchiveAddress(String host, int port, String database, String user, String password) {
    private static final int DEFAULT_PORT = 5432;
    private static final int CONNECT_MILLIS = 5_000;

    /** @throws CannotStart when it is no such address */
    static ArchiveAddress parse(String text) {
        try {
            URI uri = URI.create(text.strip());
            String path = uri.getPath();
            String info = uri.getRawUserInfo();
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (known && uri.getHost() != null && info != null && path != null && path.length() > 1) {
                int colon = info.indexOf(':');
                return new ArchiveAddress(
                        uri.getHost(),
                        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                        path.substring(1),
                        decoded(colon < 0 ? info : info.substring(0, colon)),
                        colon < 0 ? "" : decoded(info.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            // said below, without the text, which holds a password
        }
        throw CannotStart.because(
                "VIGIL_ARCHIVE_URL cannot be read. It is postgresql://user:password@host:port/database.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    PgConnectOptions options() {
        PgConnectOptions options = new PgConnectOptions();
        options.setConnectTimeout(CONNECT_MILLIS);
        return options.setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password);
    }

    String jdbc() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
