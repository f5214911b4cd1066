package health.vigil.store;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.AuditTrail;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.AuditChain.Step;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.MasterKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The trail as a chain beside its consultation. Whoever adds a link retries when another was faster. */
@Singleton
final class RedisAuditTrail implements AuditTrail {
    private static final Script APPEND = Script.load("audit");
    static final Script READ = Script.load("stored");
    private static final String MOVED = "moved";
    private static final int TRIES = 20;
    private static final int TURNS = 3;

    /** No head is like it, so that the first answer tells the real one. */
    private static final String UNKNOWN = "?";

    private final RedisLine redis;
    private final AuditChain chain;
    private final MasterKeys masters;

    RedisAuditTrail(RedisLine redis, AuditChain chain, MasterKeys masters) {
        this.redis = redis;
        this.chain = chain;
        this.masters = masters;
    }

    @Override
    public Uni<Void> append(String tenant, String consultationId, AuditEntry entry) {
        Keys keys = Keys.of(tenant, consultationId);
        return linked(UNKNOWN, head -> {
                    Step step = chain.next(tenant, consultationId, head, entry);
                    return redis.run(
                            APPEND, List.of(keys.record(), keys.audit()), List.of(head, step.link(), step.head()));
                })
                .replaceWithVoid();
    }

    /**
     * Runs a script that adds a link, until it finds the head it was made for.
     *
     * @param head as far as it is known
     * @param script given a head; answers {@code moved} and the real one when that was not it
     */
    Uni<Response> linked(String head, Function<String, Uni<@Nullable Response>> script) {
        return linked(head, script, TRIES);
    }

    private Uni<Response> linked(String head, Function<String, Uni<@Nullable Response>> script, int tries) {
        return script.apply(head).chain(reply -> {
            if (reply == null || tries == 0) {
                return Uni.createFrom().failure(new StoreUnavailable("no link was taken"));
            }
            return reply.get(0).toString().equals(MOVED)
                    ? linked(reply.get(1).toString(), script, tries - 1)
                    : Uni.createFrom().item(reply);
        });
    }

    @Override
    public Uni<StoredRecord> read(String tenant, String consultationId) {
        Keys keys = Keys.of(tenant, consultationId);
        return redis.run(READ, List.of(keys.record(), keys.turns(), keys.audit()), List.of())
                .map(reply -> {
                    if (reply == null) {
                        throw new StoreUnavailable("no reply");
                    }
                    return stored(masters, tenant, consultationId, texts(reply));
                });
    }

    /**
     * @param parts as the script gives them
     * @throws StoreUnavailable when they are sealed with a master key that is not known here
     */
    static StoredRecord stored(MasterKeys masters, String tenant, String id, List<String> parts) {
        RecordSeal seal = RecordSeal.of(masters, tenant, id, parts.get(1));
        int end = TURNS + Integer.parseInt(parts.get(2));
        List<String> turns = new ArrayList<>();
        for (String turn : parts.subList(TURNS, end)) {
            turns.add(opened(seal, "turn:" + (turns.size() + 1), turn));
        }
        List<String> chained = parts.subList(end, parts.size());
        return new StoredRecord(
                tenant,
                id,
                opened(seal, "record", parts.get(0)),
                turns,
                chained.isEmpty() ? "" : chained.get(0),
                chained.isEmpty() ? chained : chained.subList(1, chained.size()));
    }

    /** A part that does not open stays as it is: whoever checks it finds that it is not the one the chain vouches for. */
    private static String opened(RecordSeal seal, String field, String stored) {
        try {
            return seal.open(field, stored);
        } catch (StoreUnavailable changed) {
            return stored;
        }
    }

    private static List<String> texts(Response list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.toString()));
        return texts;
    }
}
