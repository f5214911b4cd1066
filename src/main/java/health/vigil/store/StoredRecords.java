package health.vigil.store;

import health.vigil.consultation.StoredRecord;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.redis.RedisNodes;
import health.vigil.platform.redis.RespLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every consultation of a store, one after the other, for a command; blocks. */
public final class StoredRecords {
    private static final Pattern CHAIN = Pattern.compile("\\{p\\d+}:(.+):c:([^:]+):chain");
    private static final String AT_ONCE = "500";

    private final RedisNodes nodes;
    private final MasterKeys masters;

    public StoredRecords(RedisNodes nodes, MasterKeys masters) {
        this.nodes = nodes;
        this.masters = masters;
    }

    /** Empty when nothing of it is kept. */
    public Optional<StoredRecord> find(String tenant, String id) throws IOException {
        for (RespLine line : nodes.lines()) {
            try {
                StoredRecord found = read(line, tenant, id);
                if (!found.isMissing()) {
                    return Optional.of(found);
                }
            } catch (RespLine.Refused e) {
                if (!String.valueOf(e.getMessage()).startsWith("MOVED")) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    /** Each once, also those written meanwhile or erased before. */
    public void forEach(Consumer<StoredRecord> reader) throws IOException {
        Set<String> seen = new HashSet<>();
        for (RespLine line : nodes.lines()) {
            scan(line, "{p*}:*:c:*:chain", key -> {
                Matcher named = CHAIN.matcher(key);
                if (named.matches() && seen.add(key)) {
                    reader.accept(read(line, named.group(1), named.group(2)));
                }
            });
        }
    }

    /** What is done with a key that was found. */
    interface Found {
        void key(String key) throws IOException;
    }

    /** Every key of a server that looks so, some of them twice. */
    static void scan(RespLine line, String pattern, Found found) throws IOException {
        String cursor = "0";
        do {
            List<String> keys = parts(line.call("SCAN", cursor, "MATCH", pattern, "COUNT", AT_ONCE));
            cursor = keys.get(0);
            for (String key : keys.subList(1, keys.size())) {
                found.key(key);
            }
        } while (!cursor.equals("0"));
    }

    private StoredRecord read(RespLine line, String tenant, String id) throws IOException {
        Keys keys = Keys.of(tenant, id);
        String reply = line.call("EVAL", RedisAuditTrail.READ.text(), "3", keys.record(), keys.turns(), keys.audit());
        return RedisAuditTrail.stored(masters, tenant, id, parts(reply));
    }

    private static List<String> parts(String reply) {
        return new ArrayList<>(Arrays.asList(reply.split("\n", -1)));
    }
}
