package health.vigil.attachment;

import health.vigil.attachment.Refused.Refusal;
import health.vigil.consultation.Attachment.Kind;
import health.vigil.consultation.AttachmentStore.Upload;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an upload of what a client sent. Its bytes say what it is; a picture is drawn anew, small and without what the
 * camera wrote beside it (place, device, time), so that nothing else of the file goes on. Takes long: not for an event loop.
 */
public final class Uploads {
    private Uploads() {}

    /** The kind a media type stands for; empty when it is not taken. */
    public static Optional<Kind> kind(@Nullable String mediaType) {
        return Optional.ofNullable(mediaType).flatMap(Format::named).map(Format::kind);
    }

    /**
     * @param declared media type as the client says
     * @throws Refused with the reason
     */
    public static Upload make(String declared, byte[] bytes) {
        Format said = Format.named(declared).orElseThrow(() -> new Refused(Refusal.NOT_TAKEN));
        Format is = Format.of(bytes).orElseThrow(() -> new Refused(Refusal.MISMATCH));
        if (said != is) {
            throw new Refused(Refusal.MISMATCH);
        }
        try {
            return made(is, bytes);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError broken) {
            // What a library says of a broken file may quote it (I7).
            throw new Refused(Refusal.UNREADABLE);
        }
    }

    private static Upload made(Format is, byte[] bytes) throws IOException {
        return switch (is) {
            case JPEG, PNG -> new Upload(Kind.PICTURE, Format.JPEG.mediaType(), Drawing.anew(bytes));
            case PDF -> new Upload(Kind.PICTURE, Format.JPEG.mediaType(), FirstPage.draw(bytes));
            case WEBP -> new Upload(Kind.PICTURE, is.mediaType(), Webp.bare(bytes));
            default -> new Upload(is.kind(), is.mediaType(), bytes);
        };
    }
}
