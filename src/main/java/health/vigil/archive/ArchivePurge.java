package health.vigil.archive;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends what the archive keeps: the chat first, the record later, nothing of a consultation under legal hold. The
 * defaults are the least that mainland China asks of internet health services (chat, 3 years: Internet diagnosis rules
 * of 2022, article 27) and of outpatient records (15 years).
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

    /** Of one consultation only. */
    static final String ONE = " and erased.tenant = $1 and erased.consultation = $2";

    private static final String CHAT = """
            update turn set chat = null
            from consultation kept
            where kept.tenant = turn.tenant and kept.id = turn.consultation and not kept.legal_hold
              and turn.chat is not null and turn.at < $1""";

    private static final String RECORDS = "delete from consultation where last_at < $1 and not legal_hold";

    private static final Logger LOG = Logger.getLogger(ArchivePurge.class);
    private static final Duration ROUND = Duration.ofHours(6);

    private final ArchiveLine line;
    private final Clock clock;
    private final int chatYears;
    private final int recordYears;
    private @Nullable Cancellable rounds;

    ArchivePurge(
            ArchiveLine line,
            Clock clock,
            @ConfigProperty(name = "vigil.archive.chat-years", defaultValue = "3") int chatYears,
            @ConfigProperty(name = "vigil.archive.record-years", defaultValue = "15") int recordYears) {
        this.line = line;
        this.clock = clock;
        this.chatYears = chatYears;
        this.recordYears = recordYears;
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
                .chain(() -> line.run(CHAT, Tuple.of(now.minusYears(chatYears))))
                .chain(chats -> line.run(RECORDS, Tuple.of(now.minusYears(recordYears)))
                        .invoke(records ->
                                LOG.infof("archive: the chat of %d turns and %d records ended", chats, records)))
                .replaceWithVoid();
    }
}
