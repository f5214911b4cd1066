package health.vigil.store;

import health.vigil.consultation.seal.Rewrapped;
import health.vigil.platform.redis.RedisNodes;
import health.vigil.platform.redis.RespLine;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data keys of a store, for the rotation of the master key; blocks. Those of consultations, of words that no turn has
 * taken yet, and of persons' addresses on chat platforms. A chat's words of the last day keep theirs.
 */
public final class StoredKeys {
    private static final Script REWRAP = Script.load("rewrap");
    private static final Pattern RECORD = Pattern.compile("\\{p\\d+}:(.+):c:([^:]+)");
    private static final Pattern MESSAGES = Pattern.compile("\\{p\\d+}:(.+):c:([^:]+):messages");
    private static final Pattern ADDRESS = Pattern.compile("\\{(.+):w:([^:]+)}:address");

    private final RedisNodes nodes;

    public StoredKeys(RedisNodes nodes) {
        this.nodes = nodes;
    }

    /** Each of them; done again after it was stopped, it goes on where something is left. */
    public void rewrap(Rewrapped keys) throws IOException {
        for (RespLine line : nodes.lines()) {
            StoredRecords.scan(line, "{*", key -> rewrap(line, key, keys));
        }
    }

    private static void rewrap(RespLine line, String key, Rewrapped keys) throws IOException {
        Matcher record = RECORD.matcher(key);
        Matcher messages = MESSAGES.matcher(key);
        Matcher address = ADDRESS.matcher(key);
        if (record.matches()) {
            rewrap(line, key, "key", line.call("HGET", key, "key"), record, keys);
        } else if (messages.matches()) {
            String[] flat = line.call("HGETALL", key).split("\n", -1);
            for (int at = 0; at + 1 < flat.length; at += 2) {
                if (flat[at].startsWith("words:")) {
                    rewrap(line, key, flat[at], flat[at + 1], messages, keys);
                }
            }
        } else if (address.matches()) {
            rewrap(line, key, "", line.call("GET", key), address, keys);
        }
    }

    /** A data key, with or without what it seals behind it. */
    private static void rewrap(RespLine line, String key, String field, String value, Matcher owner, Rewrapped keys)
            throws IOException {
        int end = value.indexOf(' ') < 0 ? value.length() : value.indexOf(' ');
        if (end > 0) {
            String wrapped = value.substring(0, end);
            String rest = value.substring(end);
            keys.wrap(owner.group(1), owner.group(2), wrapped, fresh -> put(line, key, field, value, fresh + rest));
        }
    }

    private static boolean put(RespLine line, String key, String field, String before, String after)
            throws IOException {
        return line.call("EVAL", REWRAP.text(), "1", key, field, before, after).equals("1");
    }
}
