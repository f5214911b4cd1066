package health.vigil.bench;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.platform.redis.RedisNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a turn costs while the store grows, and with one, two and three pods on one Redis. Consultations are stored in bulk by
 * copying, inside Redis, all that the service wrote of a real one.
 */
final class ScaleBench {
    private static final int USERS = 32;
    private static final int AT_ONCE = 2_000;
    private static final List<String> STORY =
            List.of("I have had a cough for two days", "no fever", "no", "a little phlegm", "no blood");

    /** Copies what belongs to one consultation under new names, with its timer, far away. */
    private static final String COPY = """
            for i = ARGV[2], ARGV[2] + ARGV[3] - 1 do
              local to = string.format('{p%d}:default:c:stored-%d', i % 256, i)
              for _, part in ipairs({'', ':turns', ':messages', ':events', ':chain'}) do
                redis.call('COPY', ARGV[1] .. part, to .. part)
              end
              redis.call('ZADD', '{p' .. i % 256 .. '}:timers', 4102444800000, 'stored-' .. i)
            end
            """;

    private final Path folder;
    private final int stored;
    private final int rounds;
    private final Duration round;
    private final long warm;
    private final List<Measure> measures = new ArrayList<>();

    ScaleBench(Path folder, List<String> words) {
        this.folder = folder;
        this.stored = (int) FuzzBench.option(words, "--stored=", 100_000);
        this.rounds = (int) FuzzBench.option(words, "--rounds=", 3);
        this.round = Duration.ofSeconds(FuzzBench.option(words, "--seconds=", 10));
        this.warm = FuzzBench.option(words, "--warm=", 20_000);
    }

    /** CPU in ms a turn, of the pods and of Redis. */
    private record Cost(double perSecond, double pods, double redis) {}

    List<Measure> run() throws Exception {
        try (RedisNode redis = RedisNode.start(folder, "--appendfsync", "always");
                Load load = new Load()) {
            Map<String, String> settings =
                    Map.of("VIGIL_REDIS_HOSTS", redis.uri().toString());
            List<Pod> pods = new ArrayList<>();
            try {
                pods.add(Pod.start(folder, settings).ready());
                load.warm(pods.get(0).port(), USERS, warm, user());
                growing(load, redis, pods.get(0));
                spreading(load, redis, pods, settings);
            } finally {
                pods.forEach(Pod::close);
            }
        }
        return measures;
    }

    private static Supplier<User> user() {
        return () -> User.patient(() -> STORY);
    }

    private void growing(Load load, RedisNode redis, Pod pod) throws Exception {
        Opened template = pod.api().open("{\"locale\":\"en\",\"region\":\"GB\"}");
        new ApiCaller(pod.api().server()).say(template, STORY.get(0));
        String key = redis.call("KEYS", "*:c:" + template.id());
        Cost first = null;
        int there = 0;
        for (int size = 1_000; size <= stored; size *= 10) {
            for (int at = there; at < size; at += AT_ONCE) {
                redis.call(
                        "EVAL", COPY, "0", key, Integer.toString(at), Integer.toString(Math.min(AT_ONCE, size - at)));
            }
            there = size;
            System.err.println(size + " stored consultations");
            Cost cost = cost(load, redis, List.of(pod));
            Cost base = first == null ? cost : first;
            first = base;
            String name = "turn with " + size + " stored, ";
            measures.add(new Measure(name + "CPU of the pod", cost.pods, "ms", base.pods));
            measures.add(new Measure(name + "CPU of Redis", cost.redis, "ms", base.redis));
            measures.add(new Measure(name + "turns", cost.perSecond, "1/s", base.perSecond));
            double memory = Double.parseDouble(redis.info().get("used_memory")) / (1 << 20);
            measures.add(new Measure(name + "memory of Redis", memory, "MB"));
        }
    }

    private void spreading(Load load, RedisNode redis, List<Pod> pods, Map<String, String> settings) throws Exception {
        Cost one = cost(load, redis, pods);
        while (pods.size() < 3) {
            Pod next = Pod.start(folder, settings).ready();
            pods.add(next);
            load.warm(next.port(), USERS, warm, user());
            System.err.println(pods.size() + " pods");
            Cost cost = cost(load, redis, pods);
            measures.add(new Measure("turns with " + pods.size() + " pods", cost.perSecond, "1/s", one.perSecond));
            measures.add(new Measure("CPU a turn with " + pods.size() + " pods", cost.pods, "ms", one.pods));
        }
    }

    private Cost cost(Load load, RedisNode redis, List<Pod> pods) throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> cpus = new ArrayList<>();
        List<Double> redises = new ArrayList<>();
        List<Long> pids = pods.stream().map(Pod::pid).toList();
        long server = Long.parseLong(redis.info().get("process_id"));
        int[] ports = pods.stream().mapToInt(Pod::port).toArray();
        for (int i = 0; i < rounds; i++) {
            double before = Usage.cpuSeconds(pids);
            double redisBefore = Usage.cpuSeconds(List.of(server));
            Load.Result result = load.closed(ports, USERS, round, user());
            double turns = result.nanos().getTotalCount() / 1e3;
            rates.add(result.perSecond());
            cpus.add((Usage.cpuSeconds(pids) - before) / turns);
            redises.add((Usage.cpuSeconds(List.of(server)) - redisBefore) / turns);
        }
        return new Cost(TurnsBench.median(rates), TurnsBench.median(cpus), TurnsBench.median(redises));
    }
}
