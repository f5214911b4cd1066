package health.vigil.bench;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.command.fake.FakeModel;
import health.vigil.command.fake.Manner;
import health.vigil.platform.redis.RedisNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Turns a second and what they cost, with both baselines of {@code src/bench} in the same run and round by round in turn: the
 * machine's moods hit both. All use one Redis with a file synced at every write.
 */
final class TurnsBench {
    private static final int USERS = 32;
    private static final int MODEL_USERS = 16;
    private static final Path SNIPPETS = Path.of("src/main/resources/knowledge/snippets");
    private static final List<List<String>> STORIES = List.of(
            List.of("I have had a cough for two days", "no fever", "no", "a little phlegm", "no blood"),
            List.of("I have a sore throat", "three days", "no", "I can swallow", "no rash"),
            List.of("my ankle hurts after a fall", "yesterday", "I can walk on it", "no", "it is a bit swollen"));
    private static final List<String> EMERGENCY = List.of("crushing chest pain for half an hour, sweating");

    private final Path folder;
    private final int rounds;
    private final Duration round;
    private final long warm;
    private final List<Measure> measures = new ArrayList<>();

    TurnsBench(Path folder, List<String> words) {
        this.folder = folder;
        this.rounds = (int) FuzzBench.option(words, "--rounds=", 5);
        this.round = Duration.ofSeconds(FuzzBench.option(words, "--seconds=", 10));
        this.warm = FuzzBench.option(words, "--warm=", 20_000);
    }

    /** Someone who is measured: where it listens, what it runs in, who talks to it. */
    private record Side(String name, Pod pod, Supplier<User> users, List<Double> rates, List<Double> costs) {
        Side(String name, Pod pod, Supplier<User> users) {
            this(name, pod, users, new ArrayList<>(), new ArrayList<>());
        }
    }

    List<Measure> run() throws Exception {
        try (RedisNode redis = RedisNode.start(folder, "--appendfsync", "always");
                FakeModel model = FakeModel.start(0);
                Load load = new Load()) {
            Map<String, String> store = Map.of("VIGIL_REDIS_HOSTS", redis.uri().toString());
            Map<String, String> asked = new HashMap<>(store);
            asked.putAll(Map.of(
                    "VIGIL_MODEL_BASE_URL",
                    model.url(Manner.GOOD).toString(),
                    "VIGIL_MODEL_NAME",
                    "fake",
                    "VIGIL_MODEL_CONCURRENCY",
                    "64"));
            try (Pod vigil = Pod.start(folder, store);
                    Pod withModel = Pod.start(folder, asked)) {
                vigil.ready();
                withModel.ready();
                Map<String, String> settings = new HashMap<>(sizes(vigil.api(), redis));
                settings.put("QUARKUS_REDIS_HOSTS", redis.uri().toString());
                settings.put(
                        "QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL",
                        model.url(Manner.GOOD).toString());
                settings.put("PEER_SNIPPETS", SNIPPETS.toAbsolutePath().toString());
                try (Pod bare = Pod.baseline(folder, settings);
                        Pod peer = Pod.baseline(folder, settings)) {
                    Side scripted = new Side("scripted", vigil, () -> User.patient(TurnsBench::story));
                    Side nothing = new Side("bare", bare.ready(), () -> User.of("bare", TurnsBench::story));
                    double peak = compare(load, USERS, scripted, nothing);
                    emergency(load, peak / 2, vigil, bare);
                    compare(
                            load,
                            MODEL_USERS,
                            new Side("with a model", withModel, () -> User.patient(TurnsBench::story)),
                            new Side("peer", peer.ready(), () -> User.of("peer", TurnsBench::story)));
                    model.forget();
                }
            }
        }
        return measures;
    }

    private static List<String> story() {
        return STORIES.get(ThreadLocalRandom.current().nextInt(STORIES.size()));
    }

    /** @return the median of the first one's turns a second */
    private double compare(Load load, int users, Side one, Side other) throws InterruptedException {
        System.err.println("turns a second: " + one.name + " against " + other.name);
        List<Side> sides = List.of(one, other);
        for (Side side : sides) {
            load.warm(side.pod.port(), users, warm, side.users);
        }
        for (int i = 0; i < rounds; i++) {
            for (Side side : sides) {
                double before = Usage.cpuSeconds(List.of(side.pod.pid()));
                Load.Result result = load.closed(side.pod.port(), users, round, side.users);
                double cpu = Usage.cpuSeconds(List.of(side.pod.pid())) - before;
                side.rates.add(result.perSecond());
                side.costs.add(1e3 * cpu / result.nanos().getTotalCount());
                failures(side.name, result);
            }
        }
        String what = "turns " + one.name;
        measures.add(new Measure(what + " against " + other.name, median(one.rates), "1/s", median(other.rates)));
        measures.add(new Measure(what + ", slowest and fastest round", spread(one.rates), "%"));
        measures.add(new Measure("turns " + other.name + ", slowest and fastest round", spread(other.rates), "%"));
        measures.add(new Measure(what + ", CPU a turn", median(one.costs), "ms", median(other.costs)));
        return median(one.rates);
    }

    private void emergency(Load load, double perSecond, Pod vigil, Pod bare) throws InterruptedException {
        System.err.printf("emergencies, %.0f a second%n", perSecond / 2);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Load.Result one = load.open(vigil.port(), perSecond / 2, round, () -> User.patient(() -> EMERGENCY));
            Load.Result other = load.open(bare.port(), perSecond / 2, round, () -> User.of("bare", () -> EMERGENCY));
            ours.add(one.millis(99));
            theirs.add(other.millis(99));
            failures("emergency", one);
        }
        measures.add(new Measure("emergency turn p99 at half of peak", median(ours), "ms", median(theirs)));
        measures.add(new Measure("emergency turn p99, slowest and fastest round", spread(ours), "%"));
    }

    private void failures(String name, Load.Result result) {
        if (result.failed() > 0) {
            measures.add(new Measure(name + " requests that failed", result.failed(), "requests"));
        }
    }

    /** How many bytes a turn stores and answers, on average over a story: what the bare endpoint will store and answer. */
    private static Map<String, String> sizes(ApiCaller api, RedisNode redis) throws Exception {
        Opened opened = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        int answers = 0;
        int record = 0;
        String key = redis.call("KEYS", "*:c:" + opened.id());
        List<String> story = STORIES.get(0);
        for (String text : story) {
            Answer answer = api.say(opened, text);
            answers += answer.response().body().length();
            record += Integer.parseInt(redis.call("HSTRLEN", key, "record"));
        }
        int turns = redis.call("LRANGE", key + ":turns", "0", "-1").length();
        int links = redis.call("LRANGE", key + ":chain", "1", "-1").length();
        String outbox = redis.call("KEYS", key.substring(0, key.indexOf(':') + 1) + "outbox");
        int entry = outbox.isEmpty()
                ? 500
                : redis.call("XREVRANGE", outbox, "+", "-", "COUNT", "1").length();
        int count = story.size();
        return Map.of(
                "BARE_RECORD", Integer.toString(record / count),
                "BARE_TURN", Integer.toString(turns / count),
                "BARE_LINK", Integer.toString(links / (count + 1)),
                "BARE_ENTRY", Integer.toString(entry),
                "BARE_ANSWER", Integer.toString(answers / count));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Between the lowest and the highest, in percent of the median. */
    static double spread(List<Double> values) {
        double low = values.stream().mapToDouble(it -> it).min().orElse(0);
        double high = values.stream().mapToDouble(it -> it).max().orElse(0);
        return 100 * (high - low) / median(values);
    }
}
