package health.vigil.archive;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.Follower;
import health.vigil.consultation.ModelUse;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies every committed turn to PostgreSQL. Handed the same entry twice, or an old one again, it writes nothing new,
 * and nothing into a consultation that was erased. With master keys the words are sealed as they are in the store.
 */
@Startup
@Singleton
final class Archive implements Follower {
    private static final String CONSULTATION = """
            insert into consultation as kept
              (tenant, id, region, channel, opened_at, last_at, turns, level, floor, closed, record, head)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
            where not exists (select from erasure where tenant = $1 and consultation = $2)
            on conflict (tenant, id) do update set
              last_at = excluded.last_at, turns = excluded.turns, level = excluded.level, floor = excluded.floor,
              closed = excluded.closed, record = excluded.record, head = coalesce(excluded.head, kept.head)
            where kept.turns <= excluded.turns""";

    private static final String TURN = """
            insert into turn (tenant, consultation, number, at, level, floor, knowledge, head, chat, record)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
            where not exists (select from erasure where tenant = $1 and consultation = $2)
            on conflict do nothing""";

    /** The data key of the archive's own copy: the one that is there already, or this one. None of an erased one. */
    private static final String KEY = """
            insert into data_key as kept (tenant, consultation, wrapped)
            select $1, $2, $3
            where not exists (select from erasure where tenant = $1 and consultation = $2)
            on conflict (tenant, consultation) do update set wrapped = kept.wrapped
            returning wrapped""";

    private static final String ERASED =
            "insert into erasure (tenant, consultation, at) values ($1, $2, $3) on conflict do nothing";

    private final ConsultationStore store;
    private final RecordJson json;
    private final ArchiveLine line;
    private final MasterKeys masters;

    Archive(ConsultationStore store, RecordJson json, ArchiveLine line, MasterKeys masters) {
        this.store = store;
        this.json = json;
        this.line = line;
        this.masters = masters;
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public boolean isOn() {
        return line.isSet();
    }

    @Override
    public Uni<Void> follow(OutboxEntry entry) {
        return entry.kind() == OutboxEntry.Kind.ERASED ? erase(entry) : keep(entry);
    }

    /** What is gone from the store by now was erased, which a later entry says. */
    private Uni<Void> keep(OutboxEntry entry) {
        return store.find(entry.tenant(), entry.consultation())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : seal(entry)
                                .chain(seal -> seal.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : keep(entry, found.get(), seal.get())));
    }

    /** Empty for one that was erased. */
    private Uni<Optional<RecordSeal>> seal(OutboxEntry entry) {
        String fresh =
                RecordSeal.fresh(masters, entry.tenant(), entry.consultation()).key();
        Uni<Optional<String>> key = fresh.isEmpty()
                ? Uni.createFrom().item(Optional.of(fresh))
                : line.ask(KEY, Tuple.of(entry.tenant(), entry.consultation(), fresh));
        return key.map(
                known -> known.map(wrapped -> RecordSeal.of(masters, entry.tenant(), entry.consultation(), wrapped)));
    }

    private Uni<Void> keep(OutboxEntry entry, Snapshot snapshot, RecordSeal seal) {
        Uni<Void> kept =
                line.run(CONSULTATION, consultation(entry, snapshot, seal)).replaceWithVoid();
        return snapshot.turns().stream()
                .filter(turn -> turn.number() == entry.turn())
                .findFirst()
                .map(turn -> kept.chain(() -> line.run(TURN, turn(entry, turn, seal)))
                        .replaceWithVoid())
                .orElse(kept);
    }

    private Uni<Void> erase(OutboxEntry entry) {
        Tuple which = Tuple.of(entry.tenant(), entry.consultation());
        return line.run(ERASED, Tuple.of(entry.tenant(), entry.consultation(), time(entry.at())))
                .chain(() -> line.run(ArchivePurge.MASK_TURNS + ArchivePurge.ONE, which))
                .chain(() -> line.run(ArchivePurge.MASK_CONSULTATIONS + ArchivePurge.ONE, which))
                .chain(() -> line.run(ArchivePurge.FORGET_KEYS + ArchivePurge.ONE, which))
                .replaceWithVoid();
    }

    private Tuple consultation(OutboxEntry entry, Snapshot snapshot, RecordSeal seal) {
        Consultation now = snapshot.consultation();
        Instant last = snapshot.turns().isEmpty()
                ? now.createdAt()
                : snapshot.turns().get(snapshot.turns().size() - 1).receivedAt();
        return Tuple.tuple()
                .addString(now.tenant())
                .addString(now.id())
                .addString(now.settings().region())
                .addString(now.settings().channel())
                .addOffsetDateTime(time(now.createdAt()))
                .addOffsetDateTime(time(last))
                .addInteger(now.turns())
                .addString(now.assessment().level().wire())
                .addString(now.assessment().floor().wire())
                .addBoolean(now.closed())
                .addValue(document(seal, ArchivedRecords.CONSULTATION, now))
                .addString(entry.head());
    }

    private Tuple turn(OutboxEntry entry, Turn turn, RecordSeal seal) {
        Assessment assessment = turn.assessment();
        return Tuple.tuple()
                .addString(entry.tenant())
                .addString(entry.consultation())
                .addInteger(turn.number())
                .addOffsetDateTime(time(turn.receivedAt()))
                .addString(assessment.level().wire())
                .addString(assessment.floor().wire())
                .addString(assessment.knowledgeVersion())
                .addString(entry.head())
                .addValue(document(seal, ArchivedRecords.CHAT + turn.number(), new Chat(turn.message(), turn.reply())))
                .addValue(document(
                        seal,
                        ArchivedRecords.JUDGED + turn.number(),
                        new Judged(turn.id(), turn.language(), assessment, turn.model())));
    }

    private Object document(RecordSeal seal, String field, Object value) {
        String text = json.write(value);
        return masters.isOn() ? seal.seal(field, text) : new JsonObject(text);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** What was said: kept as chat. */
    private record Chat(PatientMessage message, Reply reply) {}

    /** What was made of it: kept as a record. */
    private record Judged(
            String id,
            Language language,
            Assessment assessment,
            @Nullable ModelUse model) {}
}
