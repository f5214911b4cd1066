package health.vigil.consultation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A golden consultation, one file each under cases/: what is said, and what must come of it. */
public record GoldenCase(
        String name,
        String region,
        Patient patient,
        List<JsonNode> turns,
        @Nullable String answers,
        @Nullable JsonNode end) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path FOLDER = Path.of("src/test/resources/cases");

    public static List<GoldenCase> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(GoldenCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Played to its end. */
    public Play play() {
        Play play = new Play(region, patient);
        Turn last = null;
        for (JsonNode turn : turns) {
            last = play.say(turn.get("say").asText());
        }
        if (answers != null && last != null) {
            play.answerAll(last, answers.equals("no") ? Presence.ABSENT : Presence.UNKNOWN);
        }
        return play;
    }

    private static GoldenCase read(Path file) {
        try {
            JsonNode root = YAML.readTree(file.toFile());
            List<JsonNode> turns = new ArrayList<>();
            root.path("turns").forEach(turns::add);
            return new GoldenCase(
                    FOLDER.relativize(file).toString().replace(".yaml", ""),
                    root.path("region").asText(""),
                    patient(root.path("patient")),
                    turns,
                    root.hasNonNull("answers") ? root.get("answers").asText() : null,
                    root.get("end"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Patient patient(JsonNode profile) {
        List<String> conditions = new ArrayList<>();
        profile.path("conditions").forEach(condition -> conditions.add(condition.asText()));
        return new Patient(
                profile.hasNonNull("age") ? profile.get("age").asDouble() : null,
                profile.hasNonNull("sex") ? Sex.valueOf(upper(profile.get("sex"))) : Sex.UNKNOWN,
                profile.hasNonNull("relationship")
                        ? Relationship.valueOf(upper(profile.get("relationship")))
                        : Relationship.SELF,
                Presence.UNKNOWN,
                conditions,
                List.of(),
                List.of());
    }

    private static String upper(JsonNode node) {
        return node.asText().toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
