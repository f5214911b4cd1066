package health.vigil.store;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.AuditTrail;
import health.vigil.platform.RecordJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The trail as a list beside its consultation. */
@Singleton
final class RedisAuditTrail implements AuditTrail {
    private static final Script APPEND = Script.load("audit");

    private final RedisLine redis;
    private final RecordJson json;

    RedisAuditTrail(RedisLine redis, RecordJson json) {
        this.redis = redis;
        this.json = json;
    }

    @Override
    public Uni<Void> append(String tenant, String consultationId, AuditEntry entry) {
        Keys keys = Keys.of(tenant, consultationId);
        return redis.run(APPEND, List.of(keys.audit()), List.of(json.write(entry)))
                .replaceWithVoid();
    }
}
