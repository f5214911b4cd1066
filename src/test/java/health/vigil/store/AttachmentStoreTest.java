package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.consultation.Attachment.Kind;
import health.vigil.consultation.AttachmentStore.Keeping;
import health.vigil.consultation.AttachmentStore.Upload;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.seal.RecordSealTest;
import health.vigil.platform.MasterKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Attachments beside their consultation, on a real Redis. */
@QuarkusTest
class AttachmentStoreTest {
    private static final String MARKER = "zebrafinch".repeat(20);
    private static final MasterKeys MASTERS = RecordSealTest.masters(1);

    @Inject
    RedisLine line;

    @Inject
    ConsultationStore consultations;

    @Test
    void I7_attachment_isSealedForItsConsultationAndErasedWithIt() {
        Consultation mine = await(consultations.create(Samples.consultation(), null));
        Consultation other = await(consultations.create(Samples.consultation(), null));
        RedisAttachmentStore files = files(MASTERS, 10);
        String key = Keys.of("default", mine.id()).attachments();

        assertThat(await(files.keep("default", mine.id(), "a", voice()))).isEqualTo(Keeping.KEPT);

        String stored = await(line.call(Command.HGET, key, "a")).toString();
        assertThat(stored).doesNotContain("zebrafinch", "emVicmFmaW5jaA");
        assertThat(await(line.call(Command.PTTL, key)).toLong()).isPositive();
        assertThat(await(files.find("default", mine.id(), "a")).orElseThrow().bytes())
                .isEqualTo(voice().bytes());
        assertThat(await(files.find("default", other.id(), "a"))).isEmpty();
        await(line.call(Command.HSET, Keys.of("default", other.id()).attachments(), "a", stored));
        assertThatThrownBy(() -> await(files.find("default", other.id(), "a"))).isInstanceOf(StoreUnavailable.class);

        await(consultations.erase("default", mine.id(), Samples.tombstone()));

        assertThat(await(line.call(Command.EXISTS, key)).toInteger()).isZero();
        assertThat(await(files.keep("default", mine.id(), "b", voice()))).isEqualTo(Keeping.MISSING);
    }

    @Test
    void moreThanAllowed_areNotKept() {
        Consultation consultation = await(consultations.create(Samples.consultation(), null));
        RedisAttachmentStore files = files(MASTERS, 1);

        assertThat(await(files.keep("default", consultation.id(), "a", voice())))
                .isEqualTo(Keeping.KEPT);
        assertThat(await(files.keep("default", consultation.id(), "a", voice())))
                .as("again")
                .isEqualTo(Keeping.KEPT);
        assertThat(await(files.keep("default", consultation.id(), "b", voice())))
                .isEqualTo(Keeping.FULL);
    }

    private RedisAttachmentStore files(MasterKeys masters, int most) {
        return new RedisAttachmentStore(line, masters, most, Duration.ofDays(1));
    }

    private static Upload voice() {
        return new Upload(Kind.VOICE, "audio/webm", MARKER.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }
}
