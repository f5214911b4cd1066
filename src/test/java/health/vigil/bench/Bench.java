package health.vigil.bench;

import health.vigil.command.replay.ReplayBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * {@code ./vigil bench [NAME] [--json]}: JMH over one turn; turns and streams against baselines; what a large store and more pods
 * cost; the start; what is lost when pods and servers are killed; 10,000 stored consultations replayed. Prints what was
 * measured and keeps it in {@code target/bench}. Status 1 when something acknowledged was lost.
 */
public final class Bench {
    private static final List<String> ALL = List.of("core", "start", "turns", "stream", "scale", "replay", "faults");
    private static final int CONSULTATIONS = 200;
    private static final int ROUNDS = 5;
    private static final int STORED = 10_000;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        String name =
                words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("core");
        if (name.equals("fuzz")) {
            System.exit(FuzzBench.run(words));
        }
        if (!name.equals("all") && !ALL.contains(name)) {
            System.err.println(
                    "vigil: there is no benchmark '" + name + "'; there are: all, fuzz, " + String.join(", ", ALL));
            System.exit(2);
        }
        boolean clean = true;
        for (String one : name.equals("all") ? ALL : List.of(name)) {
            clean &= run(one, words);
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean run(String name, List<String> words) throws Exception {
        Faults faults = new Faults((int) FuzzBench.option(words, "--consultations=", CONSULTATIONS));
        Path temporary = Files.createTempDirectory("vigil-bench");
        List<Measure> measures;
        try {
            measures = switch (name) {
                case "turns" -> new TurnsBench(temporary, words).run();
                case "stream" -> new StreamBench(temporary, words).run();
                case "scale" -> new ScaleBench(temporary, words).run();
                case "start" -> new StartBench(temporary, words).run();
                case "faults" -> faults.run(words.contains("--rolling"));
                case "replay" -> replay();
                default -> core();
            };
        } finally {
            try (Stream<Path> files = Files.walk(temporary)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        Path folder = Files.createDirectories(Path.of("target/bench"));
        Files.write(
                folder.resolve(name + ".json"),
                measures.stream().map(Measure::json).toList());
        Files.writeString(folder.resolve(name + ".md"), markdown(measures));
        boolean json = words.contains("--json");
        measures.forEach(measure -> System.out.println(json ? measure.json() : measure.line()));
        return faults.isClean();
    }

    private static List<Measure> replay() throws IOException {
        ReplayBench.Result result = ReplayBench.run(STORED);
        return List.of(
                new Measure("replay consultations", result.consultations(), "consultations"),
                new Measure("replay turns", result.turns(), "turns"),
                new Measure("replay not equal", result.notEqual(), "consultations"),
                new Measure("replay time", result.seconds(), "s"));
    }

    private static List<Measure> core() throws RunnerException {
        System.err.println("warming up and measuring, about a minute");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("CoreBenchmark")
                        .forks(1)
                        .warmupIterations(ROUNDS)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(ROUNDS)
                        .measurementTime(TimeValue.seconds(2))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgsAppend("-Xmx1g")
                        .build())
                .run();
        List<Measure> measures = new ArrayList<>();
        for (RunResult result : results) {
            String language = result.getParams().getParam("language");
            Statistics times = result.getPrimaryResult().getStatistics();
            measures.add(new Measure("core turn p50 " + language, times.getPercentile(MEDIAN), "us"));
            measures.add(new Measure("core turn p99 " + language, times.getPercentile(TAIL), "us"));
            result.getSecondaryResults().forEach((key, value) -> {
                if (key.contains("alloc.rate.norm")) {
                    measures.add(new Measure("core turn allocation " + language, value.getScore(), "B"));
                }
            });
        }
        return measures;
    }

    private static String markdown(List<Measure> measures) {
        StringBuilder table =
                new StringBuilder("| measure | value | unit | against | ratio |\n|---|---|---|---|---|\n");
        measures.forEach(measure -> table.append(measure.row()));
        return table.toString();
    }
}
