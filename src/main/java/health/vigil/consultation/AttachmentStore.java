package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Port: where the bytes of attachments wait to be read. They belong to one consultation, end with it or earlier, and
 * stand in no other record. Fails as {@link ConsultationStore} does.
 */
public interface AttachmentStore {

    /** How keeping one came out. */
    enum Keeping {
        KEPT,
        /** The consultation has as many as it may have. */
        FULL,
        MISSING
    }

    Uni<Keeping> keep(String tenant, String consultationId, String id, Upload upload);

    /** Empty for one of another consultation, and for one that is gone. */
    Uni<Optional<Upload>> find(String tenant, String consultationId, String id);

    /**
     * A picture or a recording, checked at the door.
     *
     * @param mediaType as its bytes say
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copied by nobody
    record Upload(Attachment.Kind kind, String mediaType, byte[] bytes) {

        /** Without the bytes. */
        @Override
        public String toString() {
            return "Upload[" + mediaType + "]";
        }
    }
}
