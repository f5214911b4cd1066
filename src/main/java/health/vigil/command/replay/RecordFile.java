package health.vigil.command.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.consultation.StoredRecord;
import health.vigil.platform.CannotStart;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stored consultations as JSON lines, one after the other: a {@code consultation}, its {@code turn}s, the {@code link}s of its
 * chain, and the chain's {@code head}; each {@code text} word for word as it was stored. It holds patients' words.
 */
final class RecordFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KIND = "kind";
    private static final String TEXT = "text";

    private RecordFile() {}

    /** Opens a file that only its owner may read; an older one of that name is lost. */
    static BufferedWriter create(Path file) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newBufferedWriter(file);
    }

    static void write(StoredRecord record, BufferedWriter file) throws IOException {
        ObjectNode first = line("consultation", record.record());
        file.write(first.put("tenant", record.tenant()).put("id", record.id()) + "\n");
        for (String turn : record.turns()) {
            file.write(line("turn", turn) + "\n");
        }
        for (String link : record.links()) {
            file.write(line("link", link) + "\n");
        }
        file.write(line("head", record.head()) + "\n");
    }

    private static ObjectNode line(String kind, String text) {
        return JSON.createObjectNode().put(KIND, kind).put(TEXT, text);
    }

    /** @throws CannotStart when a line is none of ours */
    static void read(Path file, Consumer<StoredRecord> reader) throws IOException {
        Reading reading = new Reading(reader);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !reading.take(parsed(line))) {
                    throw CannotStart.because(file + ":" + number + ": this is no line of an exported consultation");
                }
            }
        }
        reading.end();
    }

    private static @Nullable JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The consultation whose lines are being read. */
    private static final class Reading {
        private final Consumer<StoredRecord> reader;
        private @Nullable JsonNode first;
        private final List<String> turns = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private String head = "";

        Reading(Consumer<StoredRecord> reader) {
            this.reader = reader;
        }

        boolean take(@Nullable JsonNode line) {
            if (line == null || !line.path(TEXT).isTextual()) {
                return false;
            }
            String kind = line.path(KIND).asText();
            String text = line.path(TEXT).asText();
            if (kind.equals("consultation")) {
                end();
                first = line;
                return line.path("tenant").isTextual() && line.path("id").isTextual();
            }
            if (first == null) {
                return false;
            }
            switch (kind) {
                case "turn" -> turns.add(text);
                case "link" -> links.add(text);
                case "head" -> head = text;
                default -> {
                    return false;
                }
            }
            return true;
        }

        void end() {
            JsonNode of = first;
            if (of != null) {
                reader.accept(new StoredRecord(
                        of.path("tenant").asText(),
                        of.path("id").asText(),
                        of.path(TEXT).asText(),
                        turns,
                        head,
                        links));
            }
            first = null;
            turns.clear();
            links.clear();
            head = "";
        }
    }
}
