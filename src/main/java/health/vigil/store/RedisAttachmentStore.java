package health.vigil.store;

import health.vigil.consultation.Attachment;
import health.vigil.consultation.AttachmentStore;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.MasterKeys;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Attachments beside their consultation, each sealed with a data key of its own, as a message's words are. Sealing
 * megabytes takes a while, so a worker does it.
 */
@Singleton
final class RedisAttachmentStore implements AttachmentStore {
    /** What some megabytes may take where a turn's few kilobytes have the store's own deadline. */
    private static final Duration FOR_MEGABYTES = Duration.ofSeconds(5);

    private static final Script ATTACH = Script.load("attach");
    private static final Pattern SPACE = Pattern.compile(" ");

    private final RedisLine redis;
    private final MasterKeys masters;
    private final int most;
    private final String life;

    RedisAttachmentStore(
            RedisLine redis,
            MasterKeys masters,
            @ConfigProperty(name = "vigil.attachments.most", defaultValue = "10") int most,
            @ConfigProperty(name = "vigil.attachments.life", defaultValue = "24h") Duration life) {
        this.redis = redis.waiting(FOR_MEGABYTES);
        this.masters = masters;
        this.most = most;
        this.life = Long.toString(life.toMillis());
    }

    @Override
    public Uni<Keeping> keep(String tenant, String consultationId, String id, Upload upload) {
        Keys keys = Keys.of(tenant, consultationId);
        return onWorker(() -> sealed(tenant, consultationId, id, upload))
                .chain(text -> redis.keep(
                        ATTACH,
                        List.of(keys.record(), keys.attachments()),
                        List.of(id, text, Integer.toString(most), life)))
                .map(reply -> Keeping.valueOf(String.valueOf(reply)));
    }

    @Override
    public Uni<Optional<Upload>> find(String tenant, String consultationId, String id) {
        String key = Keys.of(tenant, consultationId).attachments();
        return redis.call(Command.HGET, key, id)
                .chain(reply -> onWorker(
                        () -> Optional.ofNullable(reply).map(stored -> opened(tenant, consultationId, id, stored))));
    }

    private String sealed(String tenant, String consultationId, String id, Upload upload) {
        RecordSeal seal = RecordSeal.fresh(masters, tenant, consultationId);
        String text = upload.kind() + " " + upload.mediaType() + " "
                + Base64.getEncoder().encodeToString(upload.bytes());
        return seal.key() + " " + seal.seal("attachment:" + id, text);
    }

    private Upload opened(String tenant, String consultationId, String id, Response stored) {
        String[] parts = SPACE.split(stored.toString(), 2);
        RecordSeal seal = RecordSeal.of(masters, tenant, consultationId, parts[0]);
        String[] upload = SPACE.split(seal.open("attachment:" + id, parts[1]), 3);
        return new Upload(
                Attachment.Kind.valueOf(upload[0]),
                upload[1],
                Base64.getDecoder().decode(upload[2]));
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
