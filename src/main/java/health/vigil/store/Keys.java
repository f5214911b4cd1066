package health.vigil.store;

import health.vigil.consultation.Outbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys of one consultation. They share a partition tag, and so a slot of a cluster, with 1/256 of all others: a
 * script can then also write the partition's outbox and timers.
 */
record Keys(String partition, String record) {
    /** Numbers of the partitions that were written to. A mark that is lost costs time only, so it needs no slot of theirs. */
    static final String MARKS = "outbox:marks";

    private static final int POLYNOMIAL = 0x1021;

    static Keys of(String tenant, String id) {
        String partition = partition(crc16(id.getBytes(StandardCharsets.UTF_8)) % Outbox.PARTITIONS);
        return new Keys(partition, partition + tenant + ":c:" + id);
    }

    private static String partition(int number) {
        return "{p" + number + "}:";
    }

    /** How far each follower has come in a partition's outbox. */
    static String places(int partition) {
        return partition(partition) + "places";
    }

    static String outbox(int partition) {
        return partition(partition) + "outbox";
    }

    /** Who reads a partition for a follower, or has its timers go off. */
    static String lease(int partition, String follower) {
        return partition(partition) + "lease:" + follower;
    }

    /** Of the partition. */
    String number() {
        return partition.substring(2, partition.length() - 2);
    }

    /** Which consultation an idempotency key made; the key itself is the client's and only its digest is kept. */
    static String idempotency(String tenant, String key) {
        return tenant + ":i:" + digest(key);
    }

    /** Of a patient key's digest; in a slot of its own, because its consultations lie in many. */
    static String contacts(String tenant, String key) {
        return tenant + ":k:" + key;
    }

    /** What is counted for a limit; only its digest is kept, because it may be a patient's address. */
    static String limit(String bucket) {
        return "l:" + digest(bucket);
    }

    /** Of a person of a chat platform, by digest; the tag keeps what belongs to the person in one slot. */
    static String person(String tenant, String digest) {
        return "{" + tenant + ":w:" + digest + "}";
    }

    /** Where the platform finds a person. */
    static String address(String tenant, String digest) {
        return person(tenant, digest) + ":address";
    }

    /** Of a chat platform's account: the access token that all processes share. */
    static String token(String account) {
        return "token:" + account;
    }

    /** Of a tenant's queue: order, entries, times and version; in a slot of its own, because its consultations lie in many. */
    static List<String> queue(String tenant) {
        String queue = "{q:" + tenant + "}:";
        return List.of(queue + "order", queue + "entries", queue + "times", queue + "version");
    }

    /** What a share code opens; only the code's digest is kept. */
    static String share(String code) {
        return "s:" + digest(code);
    }

    /** Which consultations of a tenant have an outcome. */
    static String reviewed(String tenant) {
        return tenant + ":reviewed";
    }

    /** What could not be delivered to a tenant's integrators. */
    static String dead(String tenant) {
        return tenant + ":dead";
    }

    String turns() {
        return record + ":turns";
    }

    /** What became of each message id. */
    String messages() {
        return record + ":messages";
    }

    /** Written by the first version, which stored what {@link RedisEventLog} now tells from the turns. */
    String events() {
        return record + ":events";
    }

    /** What was done to it and who read it, as a chain. */
    String audit() {
        return record + ":chain";
    }

    /** Pictures and recordings by their id; they live shorter than the rest. */
    String attachments() {
        return record + ":attachments";
    }

    /** Of the whole partition: committed turns, for whoever follows them. */
    String outbox() {
        return partition + "outbox";
    }

    /** Of the whole partition: what is due and when. */
    String timers() {
        return partition + "timers";
    }

    static String timers(int partition) {
        return partition(partition) + "timers";
    }

    /** All that holds words: what an erasure removes. */
    List<String> words() {
        return List.of(record, turns(), messages(), events(), attachments());
    }

    /** All that a turn may write of its consultation. */
    List<String> all() {
        return List.of(record, turns(), messages(), audit());
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** CRC-16/XMODEM, the one Redis Cluster uses. */
    private static int crc16(byte[] bytes) {
        int crc = 0;
        for (byte next : bytes) {
            crc ^= (next & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc & 0xffff;
    }
}
