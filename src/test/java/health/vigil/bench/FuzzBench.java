package health.vigil.bench;

import health.vigil.command.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./vigil bench fuzz [--requests=N] [--seed=N]}: spoiled requests against a service of its own. Status 1 on any fault. */
final class FuzzBench {
    private static final int REQUESTS = 100_000;
    private static final long SEED = 20_261_125;
    private static final int WARM = 10_000;
    private static final long REPORT_EVERY = 5_000;

    private FuzzBench() {}

    static int run(List<String> words) throws Exception {
        int requests = (int) option(words, "--requests=", REQUESTS);
        long seed = option(words, "--seed=", SEED);
        Path folder = Files.createTempDirectory("vigil-fuzz");
        long start = System.nanoTime();
        double[] memory = new double[2];
        Fuzzer.Report report;
        try (RunningService service = RunningService.start(folder.resolve("data"), RunningService.freePort(), Map.of())
                .ready()) {
            report = new Fuzzer(service.address(), seed).run(requests, sent -> {
                if (sent <= WARM) {
                    memory[0] = Usage.residentMb(service.pid());
                }
                memory[1] = Usage.residentMb(service.pid());
                if (sent % REPORT_EVERY == 0) {
                    System.err.printf(Locale.ROOT, "%d of %d sent%n", sent, requests);
                }
            });
            if (service.said().contains("\tat ")) {
                report.faults().add("a stack trace in the log");
            }
        }
        boolean json = words.contains("--json");
        say(json, "fuzz requests", report.sent(), "requests");
        say(json, "fuzz operations", report.operations(), "operations");
        report.statuses().forEach((status, count) -> say(json, "fuzz status " + status, count, "answers"));
        say(json, "fuzz faults", report.faults().size(), "faults");
        say(json, "fuzz memory after " + WARM, memory[0], "MB");
        say(json, "fuzz memory at the end", memory[1], "MB");
        say(json, "fuzz time", (System.nanoTime() - start) / 1e9, "s");
        report.faults().forEach(System.err::println);
        return report.faults().isEmpty() ? 0 : 1;
    }

    private static void say(boolean json, String name, double value, String unit) {
        Measure measure = new Measure(name, value, unit);
        System.out.println(json ? measure.json() : measure.line());
    }

    static long option(List<String> words, String name, long otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(name))
                .map(word -> Long.parseLong(word.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }
}
