package health.vigil.platform;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys that data keys are wrapped with: VIGIL_MASTER_KEY or the file VIGIL_MASTER_KEY_FILE, 32 bytes in base64. After a
 * rotation the earlier ones stay in VIGIL_MASTER_KEY_PREVIOUS until nothing is wrapped with them any more.
 */
@Singleton
public class MasterKeys {
    private static final int KEY_BYTES = 32;
    private static final int ID_LENGTH = 8;

    /** The current one first. */
    private final List<Master> keys;

    /** A key and the name it is known by; the name tells nothing of the key. */
    public record Master(String id, SecretKey key) {
        /** Never the key. */
        @Override
        public String toString() {
            return "Master[" + id + "]";
        }
    }

    /** @throws CannotStart when a key is no 32 bytes in base64, or the file cannot be read */
    public MasterKeys(
            @ConfigProperty(name = "vigil.master-key") Optional<String> key,
            @ConfigProperty(name = "vigil.master-key-file") Optional<Path> file,
            @ConfigProperty(name = "vigil.master-key-previous") Optional<List<String>> previous) {
        List<Master> known = new ArrayList<>();
        key.filter(text -> !text.isBlank()).ifPresent(text -> known.add(master("VIGIL_MASTER_KEY", text)));
        if (known.isEmpty()) {
            file.ifPresent(path -> known.add(master("VIGIL_MASTER_KEY_FILE", content(path))));
        }
        if (!known.isEmpty()) {
            previous.orElse(List.of()).forEach(text -> known.add(master("VIGIL_MASTER_KEY_PREVIOUS", text)));
        }
        this.keys = List.copyOf(known);
    }

    public static MasterKeys none() {
        return new MasterKeys(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw CannotStart.because("the file of VIGIL_MASTER_KEY_FILE cannot be read: " + file);
        }
    }

    private static Master master(String name, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == KEY_BYTES) {
                return new Master(
                        HexFormat.of().formatHex(mac(bytes, "id")).substring(0, ID_LENGTH),
                        new SecretKeySpec(bytes, "AES"));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw CannotStart.because(name + " is no key: it is 32 random bytes in base64 (openssl rand -base64 32).");
    }

    /** Whether patients' words are sealed at all. */
    public boolean isOn() {
        return !keys.isEmpty();
    }

    /** The one new data keys are wrapped with; only while {@link #isOn}. */
    public Master current() {
        return keys.get(0);
    }

    public Optional<Master> find(String id) {
        return keys.stream().filter(master -> master.id().equals(id)).findFirst();
    }

    /** Keyed digests of a text, one for each key, so that a text is known again after a rotation; none while off. */
    public List<String> digests(String text) {
        return keys.stream()
                .map(master -> HexFormat.of().formatHex(mac(master.key().getEncoded(), "digest\n" + text)))
                .toList();
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", e);
        }
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "MasterKeys" + keys;
    }
}
