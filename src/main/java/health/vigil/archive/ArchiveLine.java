package health.vigil.archive;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The connections to PostgreSQL; none, and no thread, when no archive is set. The time that an answer may take is ours:
 * the pool's own timer also fires when a connection has failed before, and then tells an error of its own.
 */
@Singleton
final class ArchiveLine {
    private static final int CONNECTIONS = 4;
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final @Nullable Pool pool;
    private final Uni<Void> ready;
    private volatile boolean upToDate;

    ArchiveLine(Vertx vertx, @ConfigProperty(name = "vigil.archive.url") Optional<String> url) {
        Optional<ArchiveAddress> address = url.filter(text -> !text.isBlank()).map(ArchiveAddress::parse);
        this.pool = address.map(to -> PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(CONNECTIONS).setConnectionTimeout(0))
                        .connectingTo(to.options())
                        .using(vertx)
                        .build())
                .orElse(null);
        this.ready = address.map(to -> new ArchiveSchema(to).update())
                .orElseGet(() -> Uni.createFrom().voidItem())
                .invoke(() -> upToDate = true)
                .memoize()
                .until(() -> !upToDate);
    }

    boolean isSet() {
        return pool != null;
    }

    /** How many rows it changed. */
    Uni<Integer> run(String sql, Tuple values) {
        return rows(sql, values).map(RowSet::rowCount);
    }

    /** The text it returns, if any. */
    Uni<Optional<String>> ask(String sql, Tuple values) {
        return rows(sql, values).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? Optional.of(row.next().getString(0)) : Optional.empty();
        });
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple values) {
        Pool open = pool;
        if (open == null) {
            return Uni.createFrom().failure(new IllegalStateException("no archive is set"));
        }
        return ready.chain(() -> open.preparedQuery(sql).execute(values))
                .ifNoItem()
                .after(ANSWER)
                .fail();
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            pool.closeAndForget();
        }
    }
}
