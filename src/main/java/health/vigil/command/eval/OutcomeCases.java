package health.vigil.command.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns exported outcomes into drafts of golden cases, one file each: the masked words, and the level they should have come
 * to at least. A clinician reads each before it is a case.
 */
final class OutcomeCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OutcomeCases() {}

    /**
     * @return the files written
     * @throws CannotRun when a line is no outcome or a file cannot be written
     */
    static List<Path> write(Path outcomes, Path folder) {
        try {
            List<Path> written = new ArrayList<>();
            int number = 0;
            Files.createDirectories(folder);
            for (String line : Files.readAllLines(outcomes)) {
                number++;
                if (!line.isBlank()) {
                    JsonNode outcome = read(outcomes, number, line);
                    Path file = folder.resolve(
                            "outcome-" + number + "-" + outcome.path("least").asText() + ".yaml");
                    Files.writeString(file, yaml(outcome));
                    written.add(file);
                }
            }
            return written;
        } catch (IOException e) {
            throw new CannotRun("cannot read " + outcomes + " or write " + folder, e);
        }
    }

    private static JsonNode read(Path file, int number, String line) {
        try {
            JsonNode outcome = JSON.readTree(line);
            boolean whole = outcome.path("said").isArray()
                    && !outcome.path("said").isEmpty()
                    && outcome.path("least").isTextual();
            if (!whole) {
                throw new CannotRun(file + ":" + number + ": needs said and least");
            }
            return outcome;
        } catch (JsonProcessingException e) {
            // The cause would quote what a patient wrote (I7).
            throw new CannotRun(file + ":" + number + ": is no JSON");
        }
    }

    private static String yaml(JsonNode outcome) throws JsonProcessingException {
        StringBuilder text = new StringBuilder("# From an outcome: rules ")
                .append(String.join(", ", strings(outcome.path("rules"))))
                .append("; advised ")
                .append(outcome.path("advised").asText())
                .append("; afterwards ")
                .append(outcome.path("better").asText("not said"))
                .append(". To be read by a clinician.\nregion: ")
                .append(quoted(outcome.path("region").asText()))
                .append("\npatient: {");
        if (outcome.path("age").isNumber()) {
            text.append("age: ").append(outcome.path("age").asText()).append(", ");
        }
        text.append("sex: ").append(outcome.path("sex").asText("unknown")).append("}\nturns:\n");
        List<String> said = strings(outcome.path("said"));
        for (int i = 0; i < said.size(); i++) {
            text.append("- say: ").append(quoted(said.get(i))).append('\n');
            if (i == said.size() - 1) {
                text.append("  least: ").append(outcome.path("least").asText()).append('\n');
            }
        }
        return text.toString();
    }

    /** A JSON string is a YAML string. */
    private static String quoted(String text) throws JsonProcessingException {
        return JSON.writeValueAsString(text);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }
}
