package health.vigil.platform.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A master, its replica, and three sentinels that watch them as {@code vigil}. */
public record SentinelGroup(RedisNode master, RedisNode replica, List<RedisNode> sentinels) implements AutoCloseable {
    private static final int SENTINELS = 3;

    public static SentinelGroup start(Path folder) throws IOException {
        RedisNode master = RedisNode.start(folder);
        RedisNode replica = RedisNode.start(folder, "--replicaof", "127.0.0.1 " + master.port());
        List<RedisNode> sentinels = new ArrayList<>();
        SentinelGroup group = new SentinelGroup(master, replica, sentinels);
        for (int i = 0; i < SENTINELS; i++) {
            sentinels.add(RedisNode.sentinel(
                    folder,
                    List.of(
                            "sentinel monitor vigil 127.0.0.1 " + master.port() + " 2",
                            "sentinel down-after-milliseconds vigil 1000",
                            "sentinel failover-timeout vigil 4000")));
        }
        for (int tries = 0; !group.isReady(); tries++) {
            if (tries > 600) {
                group.close();
                throw new IOException("the sentinels did not find each other");
            }
            LockSupport.parkNanos(50_000_000);
        }
        return group;
    }

    private boolean isReady() throws IOException {
        if (!master.info().getOrDefault("slave0", "").contains("state=online")) {
            return false;
        }
        for (RedisNode sentinel : sentinels) {
            String known = sentinel.call("SENTINEL", "master", "vigil");
            if (!known.contains("num-other-sentinels\n" + (SENTINELS - 1)) || !known.contains("num-slaves\n1")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        sentinels.forEach(RedisNode::close);
        replica.close();
        master.close();
    }
}
