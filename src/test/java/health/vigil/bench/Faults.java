package health.vigil.bench;

import health.vigil.bench.Patients.Found;
import health.vigil.bench.Patients.Told;
import health.vigil.channel.api.ApiCaller;
import health.vigil.platform.redis.RedisCluster;
import health.vigil.platform.redis.RedisNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What is lost when pods and servers are killed under load: three pods of the built service on one Redis, a pod killed
 * every five seconds and Redis twice; then on a cluster of six nodes whose masters are killed, four times. Patients send
 * a message until it is answered with 2xx; afterwards every such message is looked for.
 */
final class Faults {
    private static final int PODS = 3;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(5);

    /** Where no pod is killed: a master falls while there is still something said. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Duration NODE_TIMEOUT = Duration.ofSeconds(1);
    private static final int RESTARTS = 2;
    private static final int MASTER_KILLS = 4;

    private final int consultations;
    private final List<Measure> measures = new ArrayList<>();
    private boolean clean = true;

    Faults(int consultations) {
        this.consultations = consultations;
    }

    /** Whether nothing acknowledged was lost. */
    boolean isClean() {
        return clean;
    }

    /** @param rolling pods that are drained and come again one after the other, instead of all that is killed */
    List<Measure> run(boolean rolling) throws Exception {
        if (!Files.exists(Path.of("target/quarkus-app/quarkus-run.jar"))) {
            throw new IOException("the service is not built: ./vigil run builds it");
        }
        Path folder = Files.createTempDirectory("vigil-faults");
        try {
            List<Told> alone = alone(Files.createDirectory(folder.resolve("alone")));
            if (rolling) {
                rolling(Files.createDirectory(folder.resolve("rolling")), alone);
                return measures;
            }
            one(Files.createDirectory(folder.resolve("one")), alone);
            cluster(Files.createDirectory(folder.resolve("cluster")), alone);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        return measures;
    }

    /** What one undisturbed pod answers to each story. */
    private List<Told> alone(Path folder) throws Exception {
        System.err.println("one pod, undisturbed");
        try (RedisNode redis = RedisNode.start(folder, "--appendfsync", "always");
                Pod pod = Pod.start(
                                folder, Map.of("VIGIL_REDIS_HOSTS", redis.uri().toString()))
                        .ready()) {
            ApiCaller api = pod.api();
            return new Patients(attempt -> api).talk(Patients.stories());
        }
    }

    private void one(Path folder, List<Told> alone) throws Exception {
        try (RedisNode redis = RedisNode.start(folder, "--appendfsync", "always")) {
            Runnable killRedis = () -> {
                redis.kill();
                start(redis);
            };
            play("3 pods, one Redis", folder, redis.uri().toString(), alone, true, RESTARTS, "Redis", killRedis);
        }
    }

    private void rolling(Path folder, List<Told> alone) throws Exception {
        Rollout rollout = new Rollout(consultations);
        try (RedisNode redis = RedisNode.start(folder, "--appendfsync", "always")) {
            Found found = rollout.play(folder, redis.uri().toString(), alone);
            report("2 pods, restarted in turn", found, rollout.measures());
            clean &= rollout.isClean();
        }
    }

    private void cluster(Path folder, List<Told> alone) throws Exception {
        try (RedisCluster cluster = RedisCluster.start(folder, NODE_TIMEOUT)) {
            int[] next = {0};
            Runnable killMaster = () -> {
                List<RedisNode> masters = cluster.masters();
                RedisNode killed = masters.get(next[0]++ % masters.size());
                killed.kill();
                rest(NODE_TIMEOUT.multipliedBy(3));
                start(killed);
                whole(cluster);
            };
            play("3 pods, cluster of 6", folder, cluster.address(), alone, false, MASTER_KILLS, "master", killMaster);
        }
    }

    private void play(
            String name,
            Path folder,
            String redis,
            List<Told> alone,
            boolean killPods,
            int kills,
            String victim,
            Runnable kill)
            throws Exception {
        System.err.println(name + ": " + consultations + " consultations of " + Patients.turns() + " turns");
        List<Pod> pods = new ArrayList<>();
        try {
            for (int i = 0; i < PODS; i++) {
                pods.add(Pod.start(folder, Map.of("VIGIL_REDIS_HOSTS", redis)));
            }
            for (Pod pod : pods) {
                pod.ready();
            }
            List<ApiCaller> apis = pods.stream().map(Pod::api).toList();
            Patients patients = new Patients(attempt -> apis.get(attempt % PODS));
            long start = System.nanoTime();
            int podKills = 0;
            int otherKills = 0;
            List<Told> told;
            try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
                Future<List<Told>> talking = beside.submit(() -> patients.talk(consultations));
                for (int round = 1; !endsWithin(talking, killPods ? BETWEEN_KILLS : BETWEEN_LOOKS); round++) {
                    Pod victimPod = pods.get(round % PODS);
                    if (killPods && victimPod.isReady()) {
                        victimPod.replace();
                        podKills++;
                    }
                    int due = (int) ((kills + 1L) * patients.answered() / ((long) consultations * Patients.turns()));
                    if (otherKills < Math.min(due, kills)) {
                        kill.run();
                        otherKills++;
                    }
                }
                told = talking.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            for (Pod pod : pods) {
                pod.ready();
            }
            Found found = patients.check(told, alone, pods.get(0).clinicianKey());
            report(
                    name,
                    found,
                    List.of(
                            new Measure(name + ": pods killed", podKills, "count"),
                            new Measure(name + ": " + victim + " killed", otherKills, "count"),
                            new Measure(name + ": tries again", patients.retries(), "count"),
                            new Measure(name + ": time", seconds, "s")));
            clean &= otherKills == kills;
        } finally {
            pods.forEach(Pod::close);
        }
    }

    private void report(String name, Found found, List<Measure> more) {
        measures.addAll(more);
        System.err.println(name + ": " + found);
        measures.add(new Measure(name + ": messages answered and kept", found.kept(), "count"));
        measures.add(new Measure(name + ": answered and lost", found.lost(), "count"));
        measures.add(new Measure(name + ": kept twice", found.doubled(), "count"));
        measures.add(new Measure(name + ": gaps in the numbers", found.gaps(), "count"));
        measures.add(new Measure(name + ": milder than one pod alone", found.milder(), "count"));
        measures.add(new Measure(name + ": chains not whole", found.broken(), "count"));
        clean &= found.lost() + found.doubled() + found.gaps() + found.milder() + found.broken() == 0;
    }

    private static boolean endsWithin(Future<?> work, Duration time) throws InterruptedException, ExecutionException {
        try {
            work.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void start(RedisNode node) {
        try {
            node.restart();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void whole(RedisCluster cluster) {
        try {
            cluster.awaitWhole();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rest(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
