package health.vigil.platform.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A short program that was run to its end, and what it said. */
record Launch(int status, String output, String errors) {
    private static final int LIMIT_SECONDS = 10;

    /** Empty when the system cannot start it at all, or it does not end. */
    static Optional<Launch> run(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new Launch(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The first line that says something. */
    String firstError() {
        return (errors + "\n" + output)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("***"))
                .findFirst()
                .orElse("it ended with status " + status + " and said nothing");
    }
}
