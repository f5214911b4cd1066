package health.vigil.command.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A set of cases as kept in a JSON-lines file. */
record CaseFile(String name, List<EvalCase> cases) {
    private static final ObjectMapper JSON = new ObjectMapper();

    CaseFile {
        cases = List.copyOf(cases);
    }

    /** @throws CannotRun when the file cannot be read or a line is no case; says which line and why */
    static CaseFile read(Path file) {
        List<EvalCase> cases = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    cases.add(CaseReader.read(parse(line)));
                }
            }
        } catch (IOException e) {
            throw new CannotRun(file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new CannotRun(file + ":" + number + ": " + e.getMessage(), e);
        }
        if (cases.isEmpty()) {
            throw new CannotRun(file + " holds no case");
        }
        Path name = file.getFileName();
        return new CaseFile(name == null ? file.toString() : name.toString(), cases);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }
}
