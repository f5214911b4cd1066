package health.vigil.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.attachment.Refused.Refusal;
import health.vigil.consultation.AttachmentStore.Upload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends, by its bytes. */
class UploadsTest {

    @ParameterizedTest
    @CsvSource({"1, 64, 32", "3, 64, 32", "6, 32, 64", "8, 32, 64"})
    void I7_photo_isDrawnUprightWithoutWhatTheCameraWroteBesideIt(int orientation, int width, int height)
            throws IOException {
        byte[] photo = Files.photo(64, 32, orientation);

        Upload made = Uploads.make("image/jpeg", photo);

        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(made.bytes()));
        assertThat(new int[] {drawn.getWidth(), drawn.getHeight()}).containsExactly(width, height);
        Color corner = new Color(drawn.getRGB(2, 2));
        boolean redFirst = orientation == 1 || orientation == 6;
        assertThat(corner.getRed() > corner.getBlue()).isEqualTo(redFirst);
        assertThat(text(photo)).contains(Files.PLACE);
        assertThat(text(made.bytes())).doesNotContain(Files.PLACE).doesNotContain("Exif");
    }

    @Test
    void largePicture_isMadeSmall() throws IOException {
        Upload made = Uploads.make("image/png", Files.picture("png", 3_000, 1_800));

        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(made.bytes()));
        assertThat(drawn.getWidth()).isLessThanOrEqualTo(2_048);
        assertThat((double) drawn.getWidth() / drawn.getHeight()).isBetween(1.66, 1.67);
        assertThat(made.mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void document_isItsFirstPage() throws IOException {
        Upload made = Uploads.make("application/pdf", Files.pdf());

        assertThat(ImageIO.read(new ByteArrayInputStream(made.bytes())).getHeight())
                .isEqualTo(2_048);
    }

    @Test
    void I7_webp_keepsItsPixelsAlone() {
        Upload made = Uploads.make("image/webp", Files.webp());

        assertThat(text(made.bytes())).contains("VP8 ").doesNotContain("EXIF").doesNotContain(Files.PLACE);
        assertThat(made.bytes()[20]).as("no promise of Exif").isEqualTo((byte) 0x10);
        assertThat(made.bytes()[4]).isEqualTo((byte) (made.bytes().length - 8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audio/wav | RIFF....WAVE",
                "audio/mpeg | ID3",
                "audio/x-m4a | ....ftyp",
                "audio/ogg;codecs=opus | OggS",
                "audio/amr | #!AMR"
            })
    void recording_isTakenAsItIs(String type, String begin) {
        byte[] bytes = Files.recording(begin);

        assertThat(Uploads.make(type, bytes).bytes()).isEqualTo(bytes);
    }

    @Test
    void anotherThanItIsSaidToBe_isRefused() {
        assertThat(refusal("image/png", Files.picture("jpeg", 8, 8))).isEqualTo(Refusal.MISMATCH);
        assertThat(refusal("audio/webm", Files.picture("jpeg", 8, 8))).isEqualTo(Refusal.MISMATCH);
        assertThat(refusal("image/jpeg", "<html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.MISMATCH);
        assertThat(refusal("image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.NOT_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 2_000_000_000})
    void pictureThatUnfoldsToTooMuch_isRefusedBeforeItIsDrawn(int side) {
        assertThat(refusal("image/png", Files.bomb(side, side))).isEqualTo(Refusal.UNREADABLE);
    }

    @Test
    void cutFiles_areRefused() throws IOException {
        for (String type : new String[] {"image/jpeg", "image/png", "application/pdf", "image/webp"}) {
            byte[] whole = switch (type) {
                case "image/jpeg" -> Files.photo(64, 64, 1);
                case "image/png" -> Files.picture("png", 64, 64);
                case "application/pdf" -> Files.pdf();
                default -> Files.webp();
            };
            assertThat(refusal(type, Arrays.copyOf(whole, 24))).as(type).isEqualTo(Refusal.UNREADABLE);
        }
    }

    private static Refusal refusal(String type, byte[] bytes) {
        Refusal[] refusal = new Refusal[1];
        assertThatThrownBy(() -> Uploads.make(type, bytes))
                .isInstanceOfSatisfying(Refused.class, refused -> refusal[0] = refused.refusal());
        return refusal[0];
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
