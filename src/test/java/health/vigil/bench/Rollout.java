package health.vigil.bench;

import health.vigil.bench.Patients.Found;
import health.vigil.bench.Patients.Told;
import health.vigil.channel.api.ApiCaller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Two pods under load that are replaced in turn, again and again: no new request goes to one that leaves, it is told to
 * stop (SIGTERM) with requests under way, ends them and goes. No request may be cut off; one that is told to try again,
 * as by a busy store, is sent again with its message id.
 */
final class Rollout {
    private static final int NONE = -1;

    /** As in k8s/base/settings.env. */
    private static final String DRAIN = "25S";

    /** As long as the base of the manifests waits before the signal, shortened. */
    private static final Duration LEAVES = Duration.ofMillis(50);

    private final int consultations;
    private final AtomicInteger leaving = new AtomicInteger(NONE);
    private int drained;
    private int stuck;
    private int cut;
    private int retries;
    private double seconds;

    Rollout(int consultations) {
        this.consultations = consultations;
    }

    Found play(Path folder, String redis, List<Told> alone) throws Exception {
        System.err.println("2 pods restarted in turn: " + consultations + " consultations");
        Map<String, String> settings = Map.of("VIGIL_REDIS_HOSTS", redis, "QUARKUS_SHUTDOWN_TIMEOUT", DRAIN);
        List<Pod> pods = List.of(Pod.start(folder, settings), Pod.start(folder, settings));
        try {
            for (Pod pod : pods) {
                pod.ready();
            }
            List<ApiCaller> apis = pods.stream().map(Pod::api).toList();
            Patients patients = new Patients(attempt -> apis.get(staying(attempt)));
            long start = System.nanoTime();
            List<Told> told;
            try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
                Future<List<Told>> talking = beside.submit(() -> patients.talk(consultations));
                for (int turn = 0; !talking.isDone(); turn++) {
                    replace(pods, turn % 2);
                }
                told = talking.get();
            }
            seconds = (System.nanoTime() - start) / 1e9;
            retries = patients.retries();
            cut = patients.reasons().entrySet().stream()
                    .filter(reason -> !Character.isDigit(reason.getKey().charAt(0)))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            System.err.println("sent again: " + patients.reasons());
            return patients.check(told, alone, pods.get(0).clinicianKey());
        } finally {
            pods.forEach(Pod::close);
        }
    }

    private int staying(int attempt) {
        int one = attempt % 2;
        return one == leaving.get() ? 1 - one : one;
    }

    private void replace(List<Pod> pods, int one) throws Exception {
        leaving.set(one);
        LockSupport.parkNanos(LEAVES.toNanos());
        if (pods.get(one).drain()) {
            drained++;
        } else {
            stuck++;
        }
        pods.get(one).again();
        leaving.set(NONE);
    }

    List<Measure> measures() {
        return List.of(
                new Measure("2 pods, restarted in turn: drained", drained, "count"),
                new Measure("2 pods, restarted in turn: not gone in a minute", stuck, "count"),
                new Measure("2 pods, restarted in turn: requests cut off", cut, "count"),
                new Measure("2 pods, restarted in turn: answered with try again", retries - cut, "count"),
                new Measure("2 pods, restarted in turn: time", seconds, "s"));
    }

    boolean isClean() {
        return stuck + cut == 0 && drained > 0;
    }
}
