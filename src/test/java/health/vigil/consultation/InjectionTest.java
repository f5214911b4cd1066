package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.clinical.Patient;
import health.vigil.clinical.TriageLevel;
import health.vigil.command.fake.Manner;
import health.vigil.model.FakeModelServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders to the model inside a complaint, with a model that obeys: level and question stay, and no prompt is shown (I10). */
@QuarkusTest
@WithTestResource(FakeModelServer.class)
class InjectionTest {
    private static final Path FOLDER = Path.of("src/test/resources/model");
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final int LONGEST_MESSAGE = 1400;
    private static final List<String> OURS =
            List.of("You write the middle part", "middle part of a message", "<<<PATIENT", "Guideline texts");

    @Inject
    TurnTaker turns;

    @Inject
    ModelPart part;

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"LEAKING", "DISMISSIVE"})
    void I10_ownInjections_changeNeitherLevelNorQuestion(Manner manner) throws IOException {
        FakeModelServer.running().behave(manner);
        List<String> lines = Files.readAllLines(FOLDER.resolve("injections.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(100);
        for (String line : lines) {
            String[] cells = line.replace("\\n", "\n").split("\t");
            Turn plain = scripted(cells[0]);
            Turn injected = take(cells[0] + " " + cells[1]);
            assertThat(injected.assessment().level())
                    .as(line)
                    .isEqualTo(plain.assessment().level());
            assertThat(injected.reply().question())
                    .as(line)
                    .isEqualTo(plain.reply().question());
            assertThat(injected.reply().text()).as(line).doesNotContain(OURS);
        }
    }

    @Test
    void I10_publishedInjections_lowerNothing() throws IOException {
        FakeModelServer.running().behave(Manner.LEAKING);
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(FOLDER.resolve("injections_giskard_dev.jsonl"))) {
            String order = json.readTree(line).path("prompt").asText();
            String cut = order.substring(0, Math.min(LONGEST_MESSAGE, order.length()));
            Turn plain = scripted("I have had a cough for two days.");
            Turn injected = take("I have had a cough for two days. " + cut);
            assertThat(injected.assessment().level())
                    .isGreaterThanOrEqualTo(plain.assessment().level());
            assertThat(injected.reply().text()).doesNotContain(OURS);
        }
    }

    private Turn take(String words) {
        Consultation consultation = open(words);
        Taken taken = turns.take(consultation, message(words), NOW, List.of());
        boolean lane = taken.turn().assessment().floor().isAtLeast(TriageLevel.EMERGENCY);
        return lane
                ? taken.turn()
                : part.attend(consultation, taken, said -> {}, late -> {})
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .turn();
    }

    private Turn scripted(String words) {
        return turns.take(open(words), message(words), NOW, List.of()).turn();
    }

    private Consultation open(String words) {
        String region = words.codePoints().anyMatch(Character::isIdeographic) ? "CN" : "GB";
        var settings = new Consultation.Settings(null, region, "api", null, null, null);
        return turns.open(new ConsultationService.Opening("default", settings, Patient.unknown(), null), NOW);
    }

    private static PatientMessage message(String words) {
        return new PatientMessage("m", words, Map.of(), null, List.of());
    }
}
