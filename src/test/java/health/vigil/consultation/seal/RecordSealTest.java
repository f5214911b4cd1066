package health.vigil.consultation.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.platform.CannotStart;
import health.vigil.platform.MasterKeys;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class RecordSealTest {
    private static final String WORDS = "{\"text\":\"胸口压着痛 zebrafinch\"}";
    private static final MasterKeys OLD = masters(1);
    private static final MasterKeys BOTH = masters(2, 1);
    private static final MasterKeys NEW = masters(2);

    @Test
    void sealed_opensAgainAndShowsNothing() {
        RecordSeal seal = RecordSeal.fresh(OLD, "default", "c1");
        String stored = seal.seal("record", WORDS);

        assertThat(stored).doesNotContain("zebrafinch", "胸口");
        assertThat(RecordSeal.of(OLD, "default", "c1", seal.key()).open("record", stored))
                .isEqualTo(WORDS);
    }

    @Test
    void sameWords_areNeverStoredTheSame() {
        RecordSeal seal = RecordSeal.fresh(OLD, "default", "c1");

        assertThat(seal.seal("record", WORDS)).isNotEqualTo(seal.seal("record", WORDS));
    }

    @Test
    void partInAnothersPlace_isRefused() {
        RecordSeal seal = RecordSeal.fresh(OLD, "default", "c1");
        String first = seal.seal("turn:1", WORDS);

        assertThatThrownBy(() -> seal.open("turn:2", first)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> RecordSeal.of(OLD, "default", "c2", seal.key()))
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> RecordSeal.of(OLD, "other", "c1", seal.key())).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void changedPart_isRefusedWithoutAWordOfIt() {
        RecordSeal seal = RecordSeal.fresh(OLD, "default", "c1");
        String stored = seal.seal("record", WORDS);
        String changed = stored.substring(0, stored.length() - 4) + "AAAA";

        assertThatThrownBy(() -> seal.open("record", changed))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageNotContaining("zebrafinch");
    }

    @Test
    void rotation_wrapsTheSameDataKeyAnew() {
        RecordSeal before = RecordSeal.fresh(OLD, "default", "c1");
        String stored = before.seal("record", WORDS);

        String wrappedAnew = RecordSeal.of(BOTH, "default", "c1", before.key()).key();

        assertThat(RecordSeal.of(NEW, "default", "c1", wrappedAnew).open("record", stored))
                .isEqualTo(WORDS);
        assertThatThrownBy(() -> RecordSeal.of(NEW, "default", "c1", before.key()))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("master key that is not configured");
    }

    @Test
    void withoutMasterKeys_isPackedOnly() {
        RecordSeal plain = RecordSeal.fresh(MasterKeys.none(), "default", "c1");

        assertThat(plain.key()).isEmpty();
        assertThat(plain.open("record", plain.seal("record", WORDS))).isEqualTo(WORDS);
        assertThat(plain.seal("record", WORDS.repeat(50))).hasSizeLessThan(WORDS.length() * 5);
    }

    @Test
    void storedPlainlyBefore_isReadAndSealedFromThenOn() {
        RecordSeal seal = RecordSeal.of(OLD, "default", "c1", "");

        assertThat(seal.open("record", WORDS)).isEqualTo(WORDS);
        assertThat(seal.seal("record", WORDS)).startsWith("t");
        assertThat(seal.key()).isNotEmpty();
    }

    /** As the version before there was a dictionary stored them. */
    @Test
    void storedByTheFirstVersion_isReadAndStoredAnew() {
        String words = "{\"text\":\"胸口压着痛 zebrafinch\"}";
        String key = "a2bfbba4.AAECAwQFBgcICQoLu6eXJST7AH72Y+3PLGTGrL7XeRnhhFMXadMim72aI611tgJVpdYcIoMzdKX338U0";
        String sealed = "sAQIDBAUGBwgJCgsMrrxwnEG8oTQe2LL783oVyuU+PDFwW2xanwRYDqsfXvSp17TmLRz6nz/mS49rcLTC3W1KVRh8Yoo";
        String packed = "zq1YqSa0oUbJSetG842n/4qd93c/nNjyfPluhKjWpKDEtMy85Q6kWAA";
        RecordSeal seal = RecordSeal.of(OLD, "default", "c1", key);

        assertThat(seal.open("record", sealed)).isEqualTo(words);
        assertThat(seal.open("record", packed)).isEqualTo(words);
        assertThat(seal.seal("record", words)).startsWith("t").hasSizeLessThan(sealed.length());
    }

    /** What was stored with it opens with no other. */
    @Test
    void dictionary_neverChanges() throws Exception {
        try (var file = RecordSeal.class.getResourceAsStream("/seal/dictionary-1.txt")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo("a060f974f3852b6d63054335b50b8bd6ebd9ead81083f2ed1b7f90bf7ac89c92");
        }
    }

    @Test
    void masterKeyThatIsNone_stopsTheStart() {
        assertThatThrownBy(() -> new MasterKeys(Optional.of("c2hvcnQ="), Optional.empty(), Optional.empty()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("VIGIL_MASTER_KEY")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    public static MasterKeys masters(int current, int... previous) {
        List<String> earlier =
                java.util.Arrays.stream(previous).mapToObj(RecordSealTest::key).toList();
        return new MasterKeys(Optional.of(key(current)), Optional.empty(), Optional.of(earlier));
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
