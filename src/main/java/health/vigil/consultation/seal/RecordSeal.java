package health.vigil.consultation.seal;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.MasterKeys.Master;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How the words of one consultation are stored: packed, and sealed with its own data key (AES-256-GCM), which is wrapped by a
 * master key and stored beside them. Each part is bound to its tenant, consultation and field, so that none can stand for another.
 * Without master keys parts are packed only; what was stored plainly before is read as it is.
 */
public final class RecordSeal {
    private static final String SEALED = "t";

    /** By the first version, whose packing had no dictionary. */
    private static final String SEALED_ALONE = "s";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKeys masters;
    private final String owner;
    private final String wrapped;
    private final @Nullable SecretKey key;

    private RecordSeal(MasterKeys masters, String owner, String wrapped, @Nullable SecretKey key) {
        this.masters = masters;
        this.owner = owner;
        this.wrapped = wrapped;
        this.key = key;
    }

    /** With a new data key. */
    public static RecordSeal fresh(MasterKeys masters, String tenant, String id) {
        return of(masters, tenant, id, "");
    }

    /**
     * @param wrapped the data key as stored, empty when there is none yet
     * @throws StoreUnavailable when its master key is not known here, or it was changed
     */
    public static RecordSeal of(MasterKeys masters, String tenant, String id, String wrapped) {
        String owner = tenant + "|" + id + "|";
        if (wrapped.isEmpty()) {
            return new RecordSeal(
                    masters, owner, wrapped, masters.isOn() ? new SecretKeySpec(random(KEY_BYTES), "AES") : null);
        }
        int dot = wrapped.indexOf('.');
        Master master = masters.find(wrapped.substring(0, Math.max(dot, 0)))
                .orElseThrow(() -> new StoreUnavailable("sealed with a master key that is not configured here"));
        byte[] bytes = decrypt(master.key(), owner + "key", wrapped.substring(dot + 1));
        return new RecordSeal(masters, owner, wrapped, new SecretKeySpec(bytes, "AES"));
    }

    /** The data key as it is to be stored: wrapped by the current master key, whichever wrapped it before. */
    public String key() {
        if (key == null || !masters.isOn()) {
            return wrapped;
        }
        Master current = masters.current();
        boolean isCurrent = wrapped.startsWith(current.id() + ".");
        return isCurrent ? wrapped : current.id() + "." + encrypt(current.key(), owner + "key", key.getEncoded());
    }

    public String seal(String field, String text) {
        return key == null ? Packing.pack(text) : SEALED + encrypt(key, owner + field, Packing.deflate(text));
    }

    /** @throws StoreUnavailable when it was changed, or stands in another's place */
    public String open(String field, String stored) {
        boolean alone = stored.startsWith(SEALED_ALONE);
        if (!alone && !stored.startsWith(SEALED)) {
            return Packing.unpack(stored);
        }
        if (key == null) {
            throw new StoreUnavailable("sealed, and its data key is not there");
        }
        byte[] packed = decrypt(key, owner + field, stored.substring(SEALED.length()));
        return alone ? Packing.inflateAlone(packed) : Packing.inflate(packed);
    }

    private static String encrypt(SecretKey key, String bound, byte[] text) {
        try {
            byte[] nonce = random(NONCE_BYTES);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound);
            byte[] sealed = cipher.doFinal(text);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private static byte[] decrypt(SecretKey key, String bound, String text) {
        try {
            byte[] whole = Base64.getDecoder().decode(text);
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, bound);
            return cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StoreUnavailable("a stored part was changed or is sealed with another key");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int bytes) {
        byte[] fresh = new byte[bytes];
        RANDOM.nextBytes(fresh);
        return fresh;
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "RecordSeal";
    }
}
