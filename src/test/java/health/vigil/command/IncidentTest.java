package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** The safety officer's file, changed while the service runs, over real HTTP. */
@QuarkusTest
@TestProfile(IncidentTest.WithFile.class)
class IncidentTest {
    private static final Path FILE = Path.of("target", "test-incidents.yaml").toAbsolutePath();
    private static final String WORDS = "{\"region\":\"CN\",\"locale\":\"zh-Hans\",\"patient\":"
            + "{\"age\":{\"value\":30,\"unit\":\"year\"},\"sex\":\"female\"},\"text\":\"流鼻涕、打喷嚏两天了\"}";
    private static final String OUTBREAK = """
            incidents:
            - {complaint: %s, reason: "cases of avian influenza in the district", by: "Dr. Ho", since: 2026-11-24}
            """;

    /** With an incident file that names nothing yet. */
    public static final class WithFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                write("incidents: []");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return Map.of("vigil.incident.file", FILE.toString(), "vigil.incident.interval", "50ms");
        }
    }

    @Test
    void fileThatChanges_raisesWithoutRestartStaysWhenBadAndLiftsWhenEmptied() throws Exception {
        ApiCaller api = ApiCaller.ofThisTest();
        Log log = new Log();
        Logger.getLogger("").addHandler(log);
        try {
            ApiCaller.Answer before = triage(api);
            assertThat(before.json().path("raised")).isEmpty();

            write(OUTBREAK.formatted(before.at("/presenting_complaint")));
            await(() -> !triage(api).json().path("raised").isEmpty());
            ApiCaller.Answer raised = triage(api);
            assertThat(raised.at("/raised/0/reason")).isEqualTo("incident");
            assertThat(raised.at("/raised/0/note")).isEqualTo("cases of avian influenza in the district");
            assertThat(raised.at("/raised/0/why")).contains("格外小心");
            assertThat(raised.at("/level")).isNotEqualTo(before.at("/level"));
            assertThat(log.lines).anyMatch(line -> line.contains("raised by one level") && line.contains("Dr. Ho"));

            write("incidents: [{complaint: no_such_thing, reason: r, by: b, since: 2026-11-24}]");
            await(() -> log.lines.stream().anyMatch(line -> line.contains("no complaint no_such_thing")));
            Files.delete(FILE);
            await(() -> log.lines.stream().anyMatch(line -> line.contains("cannot be read")));
            assertThat(triage(api).json().path("raised")).hasSize(1);

            write("incidents: []");
            await(() -> triage(api).json().path("raised").isEmpty());
            assertThat(log.lines).anyMatch(line -> line.contains("lifted"));
            assertThat(triage(api).at("/level")).isEqualTo(before.at("/level"));
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
    }

    private static ApiCaller.Answer triage(ApiCaller api) {
        try {
            return api.post("/v1/triage", "", WORDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void write(String text) throws IOException {
        Path draft = Files.writeString(FILE.resolveSibling("test-incidents.draft"), text);
        Files.move(draft, FILE, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static final class Log extends Handler {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord entry) {
            lines.add(entry instanceof ExtLogRecord record ? record.getFormattedMessage() : entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
