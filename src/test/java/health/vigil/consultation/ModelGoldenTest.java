package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Reply;
import health.vigil.clinical.TriageLevel;
import health.vigil.command.fake.FakeModel;
import health.vigil.command.fake.Manner;
import health.vigil.model.FakeModelServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden consultations with a model in every manner, over real HTTP: never a level below the scripted run. */
@QuarkusTest
@WithTestResource(FakeModelServer.class)
class ModelGoldenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int FEW = 4;

    @Inject
    TurnTaker turns;

    @Inject
    ModelPart part;

    private FakeModel model;
    private final StringBuilder said = new StringBuilder();

    @BeforeEach
    void aModel() {
        model = FakeModelServer.running();
        model.behave(Manner.GOOD);
        model.finding("[]");
        model.forget();
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void I1_noMannerLowersALevel(Manner manner) {
        model.behave(manner);
        boolean slow = manner == Manner.LATE || manner == Manner.LIMITED || manner == Manner.BROKEN;
        List<GoldenCase> cases = GoldenCase.all().stream()
                .filter(golden -> !slow || golden.name().contains("consultation"))
                .limit(slow ? FEW : Long.MAX_VALUE)
                .toList();
        for (GoldenCase golden : cases) {
            Consultation scripted = open(golden);
            Consultation with = open(golden);
            for (JsonNode turn : golden.turns()) {
                String words = turn.get("say").asText();
                Taken alone = turns.take(scripted, message(words), NOW, List.of());
                Taken both = take(with, words);
                assertThat(both.turn().assessment().level())
                        .as("%s: %s", manner, golden)
                        .isGreaterThanOrEqualTo(alone.turn().assessment().level());
                assertThat(both.turn().reply().question())
                        .isEqualTo(alone.turn().reply().question());
                scripted = alone.consultation();
                with = both.consultation();
            }
        }
    }

    @Test
    void I3_emergencies_askNoModel() {
        for (GoldenCase golden : GoldenCase.all()) {
            if (golden.name().contains("-emergency")) {
                Consultation with = open(golden);
                for (JsonNode turn : golden.turns()) {
                    int before = model.requests().size();
                    Taken taken = take(with, turn.get("say").asText());
                    if (taken.turn().assessment().floor().isAtLeast(TriageLevel.EMERGENCY)) {
                        assertThat(model.requests()).as(golden.name()).hasSize(before);
                    }
                    with = taken.consultation();
                }
            }
        }
    }

    @Test
    void goodModel_writesTheMiddleBetweenOurWords() {
        Turn turn = first("I have had a cough for two days").turn();
        assertThat(turn.reply().source()).isEqualTo(Reply.Source.MODEL);
        assertThat(turn.reply().text())
                .contains("a doctor needs to examine you.")
                .contains("written by AI")
                .endsWith(
                        turn.reply().question() == null
                                ? ""
                                : turn.reply().question().text());
        assertThat(turn.reply().text()).startsWith(said.toString());
        assertThat(turn.model()).isEqualTo(new ModelUse("fake reply@1", "approved", List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {
                "DISMISSIVE",
                "PRESCRIBING",
                "LEAKING",
                "FOREIGN",
                "ENDLESS",
                "MALFORMED",
                "LATE",
                "LIMITED",
                "BROKEN"
            })
    void I9_badModel_endsInTheScriptedReply(Manner manner) {
        model.behave(manner);
        long start = System.nanoTime();
        Turn turn = first("咳嗽两天了").turn();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(turn.reply().source()).isEqualTo(Reply.Source.SCRIPTED);
        assertThat(turn.reply().text())
                .isEqualTo(scripted("咳嗽两天了").turn().reply().text());
        assertThat(said).isEmpty();
    }

    @Test
    void thoughts_neverReachThePatient() {
        model.behave(Manner.THINKING);
        Turn turn = first("I have had a cough for two days").turn();
        assertThat(turn.reply().text())
                .contains("a doctor needs to examine you.")
                .doesNotContain("think", "reflux");
    }

    @Test
    void textCutOff_keepsWholeSentencesAndTheScript() {
        model.behave(Manner.CUT);
        Turn turn = first("I have had a cough for two days").turn();
        assertThat(turn.reply().text()).contains("Thank you for telling us.").doesNotContain("examine");
    }

    @Test
    void I1_dangerSeenByTheModel_raisesIntoTheLaneAndIsMarked() {
        model.finding("[{\"code\":\"chest_pain\",\"presence\":\"present\",\"quote\":\"an elephant on my ribs\"},"
                + "{\"code\":\"diaphoresis\",\"presence\":\"present\",\"quote\":\"drenched all over\"}]");
        String words = "It is like an elephant on my ribs, and I am drenched all over, age 56";
        TriageLevel alone = scripted(words).turn().assessment().floor();
        Turn turn = first(words).turn();
        assertThat(turn.assessment().floor()).isGreaterThan(alone).isGreaterThanOrEqualTo(TriageLevel.EMERGENCY);
        assertThat(turn.reply().source()).isEqualTo(Reply.Source.SAFETY);
        assertThat(turn.assessment().findings())
                .filteredOn(finding -> finding.code().equals("chest_pain"))
                .allSatisfy(finding -> assertThat(finding.source()).hasToString("MODEL"));
    }

    @Test
    void inventedFindings_areDropped() {
        model.behave(Manner.INVENTING);
        String words = "I have had a cough for two days";
        assertThat(first(words).turn().assessment())
                .isEqualTo(scripted(words).turn().assessment());
    }

    @Test
    void lateSighting_isHandedOnWhenItComes() throws Exception {
        model.behave(Manner.LATE);
        model.finding("[{\"code\":\"chest_pain\",\"presence\":\"present\",\"quote\":\"an elephant on my ribs\"}]");
        CompletableFuture<List<Finding>> late = new CompletableFuture<>();
        Taken taken = scripted("It is like an elephant on my ribs");
        part.attend(open("GB"), taken, said::append, late::complete).await().atMost(LONGEST);
        assertThat(late).isNotDone();
        assertThat(late.get(LONGEST.toSeconds(), TimeUnit.SECONDS))
                .extracting(Finding::code)
                .containsExactly("chest_pain");
    }

    @Test
    void I7_prompts_holdNoPersonalData() {
        first("我叫王小明，电话13812345678，咳嗽两天了");
        assertThat(model.requests())
                .isNotEmpty()
                .allSatisfy(body -> assertThat(body).contains("NAME_1").doesNotContain("王小明", "13812345678"));
    }

    private Taken first(String words) {
        return take(open(words.matches("[\\x00-\\x7f]*") ? "GB" : "CN"), words);
    }

    private Taken scripted(String words) {
        return turns.take(open(words.matches("[\\x00-\\x7f]*") ? "GB" : "CN"), message(words), NOW, List.of());
    }

    private Taken take(Consultation consultation, String words) {
        Taken taken = turns.take(consultation, message(words), NOW, List.of());
        boolean lane = taken.turn().assessment().floor().isAtLeast(TriageLevel.EMERGENCY);
        return lane
                ? taken
                : part.attend(consultation, taken, said::append, late -> {})
                        .await()
                        .atMost(LONGEST);
    }

    private Consultation open(GoldenCase golden) {
        return open(golden.region(), golden.patient());
    }

    private Consultation open(String region) {
        return open(region, Patient.unknown());
    }

    private Consultation open(String region, Patient patient) {
        var settings = new Consultation.Settings(null, region, "api", null, null, null);
        return turns.open(new ConsultationService.Opening("default", settings, patient, null), NOW);
    }

    private static PatientMessage message(String words) {
        return new PatientMessage("m", words, Map.of(), null, List.of());
    }
}
