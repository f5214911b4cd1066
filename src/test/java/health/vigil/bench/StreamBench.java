package health.vigil.bench;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.command.fake.FakeModel;
import health.vigil.command.fake.Manner;
import health.vigil.platform.redis.RedisNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How much later than the model a patient sees its first sentence, on the fake model at 50 tokens a second; and many open
 * streams on which each patient says something every 30 seconds.
 */
final class StreamBench {
    private static final Duration TOKEN = Duration.ofMillis(20);
    private static final int WARM = 15;
    private static final String WORDS = "I have had a cough for two days";

    private final Path folder;
    private final int samples;
    private final int streams;
    private final Duration length;
    private final List<Measure> measures = new ArrayList<>();

    StreamBench(Path folder, List<String> words) {
        this.folder = folder;
        this.samples = (int) FuzzBench.option(words, "--samples=", 150);
        this.streams = (int) FuzzBench.option(words, "--streams=", 5_000);
        this.length = Duration.ofSeconds(FuzzBench.option(words, "--seconds=", 90));
    }

    List<Measure> run() throws Exception {
        try (RedisNode redis = RedisNode.start(folder, "--appendfsync", "always")) {
            first(redis);
            open(redis);
        }
        return measures;
    }

    private void first(RedisNode redis) throws Exception {
        System.err.println("first sentence, " + samples + " turns one after the other");
        BlockingQueue<Long> finished = new LinkedBlockingQueue<>();
        try (FakeModel model = FakeModel.start(0)) {
            model.pace(TOKEN);
            model.watch(text -> {
                // the sentence is finished once the next one has begun: before, it might go on
                if (text.startsWith("Thank")
                        && text.indexOf(". ") == text.lastIndexOf('.')
                        && text.matches("[^.]+\\. \\S{1,4}")) {
                    finished.add(System.nanoTime());
                }
            });
            Map<String, String> settings = Map.of(
                    "VIGIL_REDIS_HOSTS", redis.uri().toString(),
                    "VIGIL_MODEL_BASE_URL", model.url(Manner.GOOD).toString(),
                    "VIGIL_MODEL_NAME", "fake");
            Histogram later = new Histogram(3);
            try (Pod pod = Pod.start(folder, settings).ready();
                    HttpClient http = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                for (int i = 0; i < samples + WARM; i++) {
                    finished.clear();
                    long seen = firstSentence(pod.api(), http);
                    Long said = finished.poll(5, TimeUnit.SECONDS);
                    if (said != null && i >= WARM) {
                        later.recordValue(Math.max(0, (seen - said) / 1_000));
                    }
                }
            }
            measures.add(new Measure("first sentences measured", later.getTotalCount(), "count"));
            measures.add(new Measure(
                    "first sentence later than the model, p50", later.getValueAtPercentile(50) / 1e3, "ms"));
            measures.add(new Measure(
                    "first sentence later than the model, p99", later.getValueAtPercentile(99) / 1e3, "ms"));
        }
    }

    /** When the first words of the model came out of the service. */
    private static long firstSentence(ApiCaller api, HttpClient http) throws Exception {
        Opened opened = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        var request = api.posting(
                        opened.path() + "/turns",
                        opened.token(),
                        ApiCaller.message(UUID.randomUUID().toString(), WORDS))
                .setHeader("Accept", "text/event-stream")
                .build();
        long seen = 0;
        try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (seen == 0 && line.startsWith("data:") && line.contains("Thank you for telling us")) {
                    seen = System.nanoTime();
                }
            }
        }
        if (seen == 0) {
            throw new IOException("no sentence of the model came");
        }
        return seen;
    }

    private void open(RedisNode redis) throws Exception {
        System.err.println(streams + " open streams");
        try (Pod pod = Pod.start(folder, Map.of("VIGIL_REDIS_HOSTS", redis.uri().toString()))
                        .ready();
                Listeners listeners = new Listeners(pod.port())) {
            double rest = Usage.residentMb(pod.pid());
            listeners.open(streams);
            double opened = Usage.residentMb(pod.pid());
            double before = Usage.cpuSeconds(List.of(pod.pid()));
            Histogram nanos = listeners.talk(length);
            double cpu = Usage.cpuSeconds(List.of(pod.pid())) - before;
            measures.add(new Measure("open streams", listeners.count(), "count"));
            measures.add(new Measure("open streams, messages seen on them", nanos.getTotalCount(), "count"));
            measures.add(new Measure("open streams, messages not seen", listeners.missing(), "count"));
            measures.add(new Measure("open streams, sent to seen p50", nanos.getValueAtPercentile(50) / 1e6, "ms"));
            measures.add(new Measure("open streams, sent to seen p99", nanos.getValueAtPercentile(99) / 1e6, "ms"));
            measures.add(new Measure("open streams, CPU", 100 * cpu / length.toSeconds(), "% of a core"));
            measures.add(new Measure("resident at the start", rest, "MB"));
            measures.add(new Measure("resident with the streams open", opened, "MB"));
            measures.add(new Measure("resident with the streams in use", Usage.residentMb(pod.pid()), "MB"));
        }
    }
}
