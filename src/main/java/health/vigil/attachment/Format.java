package health.vigil.attachment;

import health.vigil.consultation.Attachment.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats that are taken, each known by its first bytes, whatever a client calls it. */
enum Format {
    JPEG(Kind.PICTURE, "image/jpeg", "image/jpg", "image/pjpeg"),
    PNG(Kind.PICTURE, "image/png"),
    WEBP(Kind.PICTURE, "image/webp"),
    PDF(Kind.PICTURE, "application/pdf"),
    WAV(Kind.VOICE, "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"),
    MP3(Kind.VOICE, "audio/mpeg", "audio/mp3"),
    MP4(Kind.VOICE, "audio/mp4", "audio/m4a", "audio/x-m4a"),
    OGG(Kind.VOICE, "audio/ogg", "application/ogg", "audio/opus"),
    WEBM(Kind.VOICE, "audio/webm"),
    AMR(Kind.VOICE, "audio/amr", "audio/amr-wb");

    private static final int MPEG_LAYER_3 = 0xE2;
    private static final int MPEG_BITS = 0xE6;

    private final Kind kind;
    private final String mediaType;
    private final Set<String> names;

    Format(Kind kind, String mediaType, String... otherNames) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.names = Set.of(otherNames);
    }

    Kind kind() {
        return kind;
    }

    String mediaType() {
        return mediaType;
    }

    /** By a media type as clients write it; empty for one that is not taken. */
    static Optional<Format> named(String mediaType) {
        String bare = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(bare) || format.names.contains(bare))
                .findFirst();
    }

    /** By the first bytes; empty for anything else. */
    static Optional<Format> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.begins(bytes)).findFirst();
    }

    private boolean begins(byte[] bytes) {
        return switch (this) {
            case JPEG -> has(bytes, 0, "\u00ff\u00d8\u00ff");
            case PNG -> has(bytes, 0, "\u0089PNG\r\n\u001a\n");
            case WEBP -> has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP");
            case PDF -> has(bytes, 0, "%PDF-");
            case WAV -> has(bytes, 0, "RIFF") && has(bytes, 8, "WAVE");
            case MP3 -> has(bytes, 0, "ID3") || isMpegLayer3(bytes);
            case MP4 -> has(bytes, 4, "ftyp");
            case OGG -> has(bytes, 0, "OggS");
            case WEBM -> has(bytes, 0, "\u001aE\u00df\u00a3");
            case AMR -> has(bytes, 0, "#!AMR");
        };
    }

    private static boolean has(byte[] bytes, int at, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** A frame header of MPEG audio, layer 3. */
    private static boolean isMpegLayer3(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & MPEG_BITS) == MPEG_LAYER_3;
    }
}
