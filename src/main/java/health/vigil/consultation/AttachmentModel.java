package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Port: a clinic's models that read what is not written. What they say is never believed as it stands. Failures carry
 * no patient words.
 */
public interface AttachmentModel {

    Offers offers();

    /** How long a turn waits for {@link #read}; what comes later is judged when it comes. */
    Duration deadline();

    /** What the model reads in it, unchecked. */
    Uni<Attachment.Read> read(String tenant, AttachmentStore.Upload upload);

    /** Which kinds there is a model for. */
    record Offers(boolean pictures, boolean voice) {

        public boolean has(Attachment.Kind kind) {
            return kind == Attachment.Kind.PICTURE ? pictures : voice;
        }

        boolean isNone() {
            return !pictures && !voice;
        }
    }
}
