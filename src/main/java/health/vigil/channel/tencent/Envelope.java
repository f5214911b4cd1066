package health.vigil.channel.tencent;

import health.vigil.channel.api.Rejection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.jspecify.annotations.Nullable;

/**
 * Opens the callbacks of one account and seals what is answered: signature, time window, encryption. Source: the platform's
 * documents "Message encryption and decryption" and "Access guide".
 */
public final class Envelope {
    private static final int KEY_LENGTH = 43;
    private static final int RANDOM_BYTES = 8;
    private static final String ENCRYPT = "Encrypt";

    private final String token;
    private final boolean acceptsPlain;
    private final Duration window;
    private final Clock clock;
    private final @Nullable WxCryptUtil crypt;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param aesKey the console's EncodingAESKey, 43 characters; empty where messages are not encrypted
     * @param receiver app id or corporation id
     * @param acceptsPlain whether a message may come unencrypted although there is a key
     * @param window how far a callback's time may be from ours
     * @throws IllegalArgumentException for a key of another length
     */
    public Envelope(
            String token,
            Optional<String> aesKey,
            String receiver,
            boolean acceptsPlain,
            Duration window,
            Clock clock) {
        if (aesKey.isPresent() && aesKey.get().length() != KEY_LENGTH) {
            throw new IllegalArgumentException("an EncodingAESKey has " + KEY_LENGTH + " characters");
        }
        this.token = token;
        this.acceptsPlain = acceptsPlain || aesKey.isEmpty();
        this.window = window;
        this.clock = clock;
        this.crypt = aesKey.map(key -> new WxCryptUtil(token, key, receiver)).orElse(null);
    }

    /** A callback's body. */
    public record Opened(Map<String, String> texts, boolean encrypted) {

        @Override
        public String toString() {
            return "Opened[" + texts.size() + " texts]";
        }
    }

    /** What a verification wants to read. */
    public String echo(Query query) {
        checkTime(query);
        WxCryptUtil key = crypt;
        if (key != null && !query.messageSignature().isEmpty()) {
            checkSignature(query.messageSignature(), query, query.echo());
            return decrypt(key, query.echo());
        }
        checkPlainSignature(query);
        return query.echo();
    }

    /** A message, decrypted wherever it is encrypted and there is a key. */
    public Opened open(Query query, String body) {
        checkTime(query);
        if (query.messageSignature().isEmpty()) {
            // Before the body is read: only the platform may make us parse.
            checkPlainSignature(query);
        }
        Map<String, String> outer = FlatXml.read(body);
        String sealed = outer.get(ENCRYPT);
        WxCryptUtil key = crypt;
        if (key != null && sealed != null && !query.messageSignature().isEmpty()) {
            checkSignature(query.messageSignature(), query, sealed);
            return new Opened(FlatXml.read(decrypt(key, sealed)), true);
        }
        if (!acceptsPlain) {
            throw invalid();
        }
        checkPlainSignature(query);
        return new Opened(outer, false);
    }

    /** The answer as the message came: encrypted or not. */
    public String seal(String xml, boolean encrypted) {
        WxCryptUtil key = crypt;
        if (!encrypted || key == null) {
            return xml;
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        String sealed = key.encrypt(nonce, xml);
        long time = clock.instant().getEpochSecond();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(ENCRYPT, sealed);
        answer.put("MsgSignature", SHA1.gen(token, Long.toString(time), nonce, sealed));
        answer.put("TimeStamp", time);
        answer.put("Nonce", nonce);
        return FlatXml.write(answer);
    }

    private void checkTime(Query query) {
        Instant sent;
        try {
            sent = Instant.ofEpochSecond(Long.parseLong(query.timestamp()));
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw invalid();
        }
        if (Duration.between(sent, clock.instant()).abs().compareTo(window) > 0) {
            throw Rejection.of(403, "timestamp_out_of_window", "The callback is too old or too new");
        }
    }

    private void checkPlainSignature(Query query) {
        String signature = query.signature().isEmpty() ? query.messageSignature() : query.signature();
        if (query.nonce().isEmpty() || !same(signature, SHA1.gen(token, query.timestamp(), query.nonce()))) {
            throw invalid();
        }
    }

    private void checkSignature(String signature, Query query, String sealed) {
        boolean whole = !query.nonce().isEmpty() && !sealed.isEmpty();
        if (!whole || !same(signature, SHA1.gen(token, query.timestamp(), query.nonce(), sealed))) {
            throw invalid();
        }
    }

    private static String decrypt(WxCryptUtil key, String sealed) {
        try {
            return key.decrypt(sealed);
        } catch (RuntimeException e) {
            throw invalid();
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Rejection invalid() {
        return Rejection.of(403, "signature_invalid", "The callback is not signed with this account's token");
    }

    /** Never token or key. */
    @Override
    public String toString() {
        return "Envelope";
    }
}
