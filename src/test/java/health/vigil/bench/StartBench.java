package health.vigil.bench;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From the start of the process, embedded Redis included, to the first emergency that is answered and stored: with the AOT
 * cache of {@code ./vigil run} and without; and the memory at rest with both embedding models, and while documents are indexed.
 */
final class StartBench {
    private static final String EMERGENCY = "crushing chest pain for half an hour, sweating";
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final int PARAGRAPHS = 2_000;

    private final Path folder;
    private final int rounds;
    private final Duration indexing;
    private final List<Measure> measures = new ArrayList<>();
    private int unstored;

    StartBench(Path folder, List<String> words) {
        this.folder = folder;
        this.rounds = (int) FuzzBench.option(words, "--rounds=", 5);
        this.indexing = Duration.ofSeconds(FuzzBench.option(words, "--seconds=", 60));
    }

    List<Measure> run() throws Exception {
        boolean cached = Files.exists(Pod.CACHE);
        if (!cached) {
            System.err.println("there is no " + Pod.CACHE + " (it takes a JDK 25): only the plain start is measured");
        }
        List<Double> plain = new ArrayList<>();
        List<Double> quick = new ArrayList<>();
        List<Double> plainCpu = new ArrayList<>();
        List<Double> quickCpu = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            first(false, plain, plainCpu);
            if (cached) {
                first(true, quick, quickCpu);
            }
        }
        report("start to the first emergency answered", cached ? quick : plain, cached ? plain : null, "s");
        report("CPU until then", cached ? quickCpu : plainCpu, cached ? plainCpu : null, "s");
        measures.add(new Measure("first emergencies answered before they were stored", unstored, "count"));
        memory();
        return measures;
    }

    private void report(String name, List<Double> values, @Nullable List<Double> without, String unit) {
        Double baseline = without == null ? null : TurnsBench.median(without);
        measures.add(new Measure(name, TurnsBench.median(values), unit, baseline));
        measures.add(new Measure(name + ", slowest and fastest", TurnsBench.spread(values), "%"));
    }

    private void first(boolean cached, List<Double> seconds, List<Double> cpu) throws Exception {
        long begun = System.nanoTime();
        try (Pod pod = Pod.embedded(Files.createTempDirectory(folder, "start"), cached, Map.of())) {
            Opened opened = opened(pod);
            Answer answer = pod.api().say(opened, EMERGENCY);
            seconds.add((System.nanoTime() - begun) / 1e9);
            cpu.add(Usage.cpuSeconds(List.of(pod.pid())));
            unstored += answer.at("/stored").equals("true") ? 0 : 1;
            if (!answer.at("/assessment/level").equals("emergency_ambulance")) {
                throw new IOException("not answered as an emergency: " + answer.status());
            }
        }
    }

    private static Opened opened(Pod pod) throws Exception {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (System.nanoTime() < end) {
            try {
                return pod.api().open("{\"locale\":\"en\",\"region\":\"GB\"}");
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
        throw new IOException("it did not start");
    }

    private void memory() throws Exception {
        Path data = Files.createTempDirectory(folder, "memory");
        try (Pod pod = Pod.embedded(data, Files.exists(Pod.CACHE), Map.of())) {
            ApiCaller api = pod.api();
            for (String locale : List.of("en", "zh-Hans")) {
                Opened opened = opened(pod);
                Opened asked = locale.equals("en") ? opened : api.open("{\"locale\":\"zh-Hans\",\"region\":\"CN\"}");
                api.say(asked, locale.equals("en") ? "I have had a cough for two days, why?" : "咳嗽两天了，为什么？");
                toTheEnd(api, asked);
            }
            LockSupport.parkNanos(SETTLING.toNanos());
            measures.add(new Measure("resident at rest, both embedding models", Usage.residentMb(pod.pid()), "MB"));
        }
        Path documents = Files.createDirectory(folder.resolve("documents"));
        write(documents.resolve("guideline.md"));
        double most = 0;
        try (Pod pod = Pod.embedded(
                Files.createTempDirectory(folder, "indexing"),
                Files.exists(Pod.CACHE),
                Map.of("VIGIL_GUIDANCE_DIR", documents.toString()))) {
            opened(pod);
            long end = System.nanoTime() + indexing.toNanos();
            while (System.nanoTime() < end) {
                most = Math.max(most, Usage.residentMb(pod.pid()));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            Answer health = pod.api().get("/q/health/ready", "");
            measures.add(new Measure(
                    "vectors made meanwhile", new Scanner(health.response().body()).vectors(), "chunks"));
        }
        measures.add(new Measure("resident while indexing, most", most, "MB"));
    }

    /** Answers "no" until nothing is asked: the advice is what looks for guideline texts. */
    private static void toTheEnd(ApiCaller api, Opened asked) throws Exception {
        for (int i = 0; i < 20; i++) {
            Answer answer = api.say(asked, "no");
            if (answer.at("/assessment/status").equals("complete")) {
                return;
            }
        }
    }

    private record Scanner(String health) {
        double vectors() {
            String number = health.replaceAll("(?s).*\"vectors\"\\s*:\\s*(\\d+).*", "$1");
            return number.matches("\\d+") ? Double.parseDouble(number) : 0;
        }
    }

    /** Paragraphs of the knowledge's own snippets, each with its number, so that none is like another. */
    private static void write(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> snippets = Files.list(Path.of("src/main/resources/knowledge/snippets"))) {
            for (Path snippet : snippets.sorted().toList()) {
                String text = Files.readString(snippet);
                texts.add(text.substring(text.indexOf("\n---", 3) + 4)
                        .replace("#", "")
                        .strip());
            }
        }
        StringBuilder all = new StringBuilder("""
                ---
                organisation: Bench
                title: Guideline of the bench
                year: 2026
                url: https://clinic.example.org/bench
                audience: patient
                ---

                """);
        for (int i = 0; i < PARAGRAPHS; i++) {
            all.append("Paragraph ")
                    .append(UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}))
                    .append(". ");
            all.append(texts.get(i % texts.size())).append("\n\n");
        }
        Files.writeString(file, all.toString());
    }
}
