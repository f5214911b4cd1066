package health.vigil.command.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.catalog.Place;
import health.vigil.catalog.SnippetEntry;
import health.vigil.catalog.SnippetScope;
import health.vigil.catalog.SnippetScope.Audience;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply.Citation;
import health.vigil.clinical.Sex;
import health.vigil.clinical.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Documents and questions to measure retrieval with, one JSON object a line: {@code {"doc_id","text"}} and
 * {@code {"query_id","text","doc_id"}}, or {@code "doc_ids"} where several answer.
 */
record RetrievalSet(List<SnippetEntry> documents, List<Question> questions) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SnippetScope EVERYBODY = new SnippetScope(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            0,
            SnippetScope.OLDEST,
            Sex.UNKNOWN,
            Presence.UNKNOWN,
            Audience.CLINICIAN,
            false,
            false,
            LocalDate.EPOCH,
            LocalDate.of(9999, 12, 31));

    /** A question and the documents that answer it. */
    record Question(String text, Language language, Set<String> answers) {}

    /** @throws CannotRun when a file cannot be read or a line is no such object */
    static RetrievalSet read(Path documents, Path questions) {
        return new RetrievalSet(lines(documents, RetrievalSet::document), lines(questions, RetrievalSet::question));
    }

    private static SnippetEntry document(JsonNode line) {
        String id = required(line, "doc_id");
        String text = required(line, "text");
        Citation citation = new Citation(id, "", "", 0, "", "");
        return new SnippetEntry(new Snippet(citation, language(text), text), EVERYBODY, "", "", new Place(id, 1));
    }

    private static Question question(JsonNode line) {
        String text = required(line, "text");
        List<String> answers = new ArrayList<>();
        line.path("doc_ids").forEach(id -> answers.add(id.asText()));
        if (answers.isEmpty()) {
            answers.add(required(line, "doc_id"));
        }
        return new Question(text, language(text), Set.copyOf(answers));
    }

    private static Language language(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic) ? Language.ZH_HANS : Language.EN;
    }

    private static String required(JsonNode line, String field) {
        String text = line.path(field).asText();
        if (text.isBlank()) {
            throw new IllegalArgumentException("no " + field);
        }
        return text;
    }

    private static <T> List<T> lines(Path file, Function<JsonNode, T> reading) {
        List<T> read = new ArrayList<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    read.add(one(file, number, line, reading));
                }
            }
        } catch (IOException e) {
            throw new CannotRun(file + " cannot be read", e);
        }
        return read;
    }

    private static <T> T one(Path file, int number, String line, Function<JsonNode, T> reading) {
        try {
            return reading.apply(JSON.readTree(line));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String reason = e instanceof JsonProcessingException ? "no JSON object" : e.getMessage();
            throw new CannotRun(file + ":" + number + ": " + reason, e);
        }
    }
}
