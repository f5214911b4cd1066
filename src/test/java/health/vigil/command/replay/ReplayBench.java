package health.vigil.command.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.consultation.RecordedPlays;
import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.AuditKey;
import health.vigil.platform.DataFolder;
import health.vigil.platform.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Stored consultations written to a file and replayed from it, as {@code ./vigil replay FILE} does. */
public final class ReplayBench {
    private static final String KEY = "a key of the bench, of thirty-two characters";

    private ReplayBench() {}

    /** What was replayed, and how long it took. */
    public record Result(int consultations, int turns, int notEqual, double seconds) {}

    public static Result run(int consultations) throws IOException {
        Path folder = Files.createTempDirectory("vigil-replay");
        Path file = folder.resolve("records.jsonl");
        AuditChain chain = new AuditChain(new AuditKey(Optional.of(KEY), new DataFolder(folder)), new RecordJson());
        RecordedPlays plays = new RecordedPlays(chain);
        int turns = 0;
        try (BufferedWriter writer = RecordFile.create(file)) {
            for (int number = 0; number < consultations; number++) {
                StoredRecord record = plays.record(number);
                turns += record.turns().size();
                RecordFile.write(record, writer);
            }
        }
        StringWriter output = new StringWriter();
        CommandLine command = new CommandLine(new ReplayCommand(Map.of("VIGIL_AUDIT_KEY", KEY)));
        command.setOut(new PrintWriter(output, true));
        long begun = System.nanoTime();
        command.execute(file.toString(), "--json");
        double seconds = (System.nanoTime() - begun) / 1e9;
        int equal = 0;
        for (String line : output.toString().split("\n", -1)) {
            JsonNode row = new ObjectMapper().readTree(line);
            equal += row.path("ok").asBoolean() && row.path("not_derived").isEmpty() ? 1 : 0;
        }
        Files.delete(file);
        return new Result(consultations, turns, consultations - equal, seconds);
    }
}
