package health.vigil.platform.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Three masters, each with a replica, on loopback. */
public final class RedisCluster implements AutoCloseable {
    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<RedisNode> nodes;

    private RedisCluster(List<RedisNode> nodes) {
        this.nodes = nodes;
    }

    /** @param nodeTimeout after which a silent node counts as dead */
    public static RedisCluster start(Path folder, Duration nodeTimeout) throws IOException {
        List<RedisNode> nodes = new ArrayList<>();
        RedisCluster cluster = new RedisCluster(nodes);
        try {
            for (int i = 0; i < 2 * MASTERS; i++) {
                nodes.add(RedisNode.start(
                        folder,
                        "--cluster-enabled",
                        "yes",
                        "--cluster-node-timeout",
                        Long.toString(nodeTimeout.toMillis())));
            }
            cluster.join();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void join() throws IOException {
        List<String> ids = new ArrayList<>();
        for (RedisNode node : nodes) {
            ids.add(node.call("CLUSTER", "MYID"));
            node.call(
                    "CLUSTER",
                    "MEET",
                    "127.0.0.1",
                    Integer.toString(nodes.get(0).port()));
        }
        for (int master = 0; master < MASTERS; master++) {
            List<String> add = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
            for (int slot = master * SLOTS / MASTERS; slot < (master + 1) * SLOTS / MASTERS; slot++) {
                add.add(Integer.toString(slot));
            }
            nodes.get(master).call(add.toArray(String[]::new));
        }
        await(() -> nodes.stream().allMatch(node -> knows(node, ids)));
        for (int master = 0; master < MASTERS; master++) {
            nodes.get(MASTERS + master).call("CLUSTER", "REPLICATE", ids.get(master));
        }
        awaitWhole();
    }

    private static boolean knows(RedisNode node, List<String> ids) {
        try {
            String known = node.call("CLUSTER", "NODES");
            return ids.stream().allMatch(known::contains);
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until every node sees a whole cluster and every master has its replica. */
    public void awaitWhole() throws IOException {
        await(() -> nodes.stream().allMatch(RedisCluster::isWhole) && masters().size() == MASTERS);
    }

    private static boolean isWhole(RedisNode node) {
        try {
            String state = node.call("CLUSTER", "INFO");
            var info = node.info();
            return state.contains("cluster_state:ok")
                    && !node.call("CLUSTER", "NODES").contains("fail")
                    && (info.getOrDefault("role", "").equals("master")
                            ? info.getOrDefault("slave0", "").contains("state=online")
                            : info.getOrDefault("master_link_status", "").equals("up"));
        } catch (IOException e) {
            return false;
        }
    }

    public List<RedisNode> nodes() {
        return nodes;
    }

    /** Those that are masters now. */
    public List<RedisNode> masters() {
        return nodes.stream().filter(RedisCluster::isMaster).toList();
    }

    private static boolean isMaster(RedisNode node) {
        try {
            return node.isAlive() && node.info().getOrDefault("role", "").equals("master");
        } catch (IOException e) {
            return false;
        }
    }

    /** As an operator writes it. */
    public String address() {
        return "redis+cluster://"
                + String.join(
                        ",",
                        nodes.stream().map(node -> "127.0.0.1:" + node.port()).toList());
    }

    private static void await(Condition come) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!come.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("the cluster did not get ready");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }
}
