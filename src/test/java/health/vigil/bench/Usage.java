package health.vigil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What processes took of the machine. */
final class Usage {
    private static final int KB_PER_MB = 1024;

    private Usage() {}

    /** CPU seconds since they began, together. */
    static double cpuSeconds(List<Long> pids) {
        return pids.stream()
                        .map(pid -> ProcessHandle.of(pid)
                                .flatMap(process -> process.info().totalCpuDuration())
                                .orElse(Duration.ZERO))
                        .mapToLong(Duration::toMillis)
                        .sum()
                / 1e3;
    }

    /** Resident memory of a process in MB; 0 where the system does not tell. */
    static double residentMb(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0L)
                    / (double) KB_PER_MB;
        } catch (IOException e) {
            return 0;
        }
    }
}
