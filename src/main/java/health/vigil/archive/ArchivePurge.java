package health.vigil.archive;

import health.vigil.archive.Retention.Years;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends what the archive keeps: the chat first, the record later, each after the years of its region; nothing of a
 * consultation under legal hold.
 */
@Singleton
final class ArchivePurge {
    static final String MASK_TURNS = """
            update turn set chat = null, record = null
            from consultation kept, erasure erased
            where kept.tenant = turn.tenant and kept.id = turn.consultation and not kept.legal_hold
              and erased.tenant = turn.tenant and erased.consultation = turn.consultation
              and (turn.chat is not null or turn.record is not null)""";

    static final String MASK_CONSULTATIONS = """
            update consultation kept set record = null
            from erasure erased
            where erased.tenant = kept.tenant and erased.consultation = kept.id
              and not kept.legal_hold and kept.record is not null""";

    /** Without its data key nothing opens what a dump of before still holds. */
    static final String FORGET_KEYS = """
            delete from data_key key
            using erasure erased
            where erased.tenant = key.tenant and erased.consultation = key.consultation
              and not exists (select from consultation kept
                where kept.tenant = key.tenant and kept.id = key.consultation and kept.legal_hold)""";

    /** Of one consultation only. */
    static final String ONE = " and erased.tenant = $1 and erased.consultation = $2";

    private static final String CHAT = """
            update turn set chat = null
            from consultation kept
            where kept.tenant = turn.tenant and kept.id = turn.consultation and not kept.legal_hold
              and turn.chat is not null and turn.at < $1""";

    private static final String RECORDS = "delete from consultation kept where last_at < $1 and not legal_hold";

    private static final String IN_REGION = " and kept.region = $2";

    private static final String ELSEWHERE = " and kept.region <> all ($2)";

    /** Of consultations that ended; a key is written just before its consultation. */
    private static final String UNUSED_KEYS = """
            delete from data_key key
            where made_at < $1 and not exists (select from consultation kept
              where kept.tenant = key.tenant and kept.id = key.consultation)""";

    private static final Logger LOG = Logger.getLogger(ArchivePurge.class);
    private static final Duration ROUND = Duration.ofHours(6);

    private final ArchiveLine line;
    private final Clock clock;
    private final Retention retention;
    private @Nullable Cancellable rounds;

    ArchivePurge(
            ArchiveLine line,
            Clock clock,
            @ConfigProperty(name = "vigil.archive.chat-years", defaultValue = "3") int chatYears,
            @ConfigProperty(name = "vigil.archive.record-years", defaultValue = "15") int recordYears,
            @ConfigProperty(name = "vigil.archive.retention", defaultValue = "CN:3/15,GB:3/10") List<String> byRegion) {
        this.line = line;
        this.clock = clock;
        this.retention = Retention.of(byRegion, chatYears, recordYears);
    }

    void onStart(@Observes StartupEvent event) {
        if (line.isSet()) {
            rounds = Multi.createFrom()
                    .ticks()
                    .every(ROUND)
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(round -> purge().onFailure().recoverWithNull())
                    .subscribe()
                    .with(done -> {});
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        if (rounds != null) {
            rounds.cancel();
        }
    }

    /** May run on many pods at once. Erased ones first: a hold that was lifted lets them be masked. */
    Uni<Void> purge() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return line.run(MASK_TURNS, Tuple.tuple())
                .chain(() -> line.run(MASK_CONSULTATIONS, Tuple.tuple()))
                .chain(() -> line.run(FORGET_KEYS, Tuple.tuple()))
                .chain(() -> end(CHAT, now, Years::chat))
                .chain(chats -> end(RECORDS, now, Years::record)
                        .invoke(records ->
                                LOG.infof("archive: the chat of %d turns and %d records ended", chats, records)))
                .chain(() -> line.run(UNUSED_KEYS, Tuple.of(now.minusDays(1))))
                .replaceWithVoid();
    }

    /** How many rows of all regions. */
    private Uni<Integer> end(String sql, OffsetDateTime now, ToIntFunction<Years> years) {
        String[] named = retention.named().keySet().toArray(String[]::new);
        Uni<Integer> rows =
                line.run(sql + ELSEWHERE, Tuple.of(now.minusYears(years.applyAsInt(retention.elsewhere())), named));
        for (String region : named) {
            OffsetDateTime before = now.minusYears(years.applyAsInt(retention.in(region)));
            rows = rows.chain(
                    so -> line.run(sql + IN_REGION, Tuple.of(before, region)).map(more -> so + more));
        }
        return rows;
    }
}
