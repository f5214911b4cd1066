package health.vigil.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Our engine against the reference evaluator of the specification, rule by rule. The reference knows one reading only: it
 * counts every unknown inside {@code maybe} and {@code unless} to the safer side, as fired and assumed together do here.
 */
class DifferentialTest {
    private static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    private static final Map<String, Rule> RULES =
            KNOWLEDGE.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity()));

    /** Without NEWS2, which the reference does not add up. */
    private static final RedFlagScreen SCREEN = new RedFlagScreen(KNOWLEDGE, new FactDerivation(KNOWLEDGE, false));

    @Test
    void everyRule_agreesWithTheReferenceOnThirtyThousandPatients() throws IOException {
        // given
        List<Vectors.Vector> patients = Vectors.read();
        assertThat(patients).hasSize(30_000);
        List<String> differences = new ArrayList<>();

        // when
        for (Vectors.Vector patient : patients) {
            Screening screening = SCREEN.screen(patient.facts());
            Map<String, TriageLevel> expected = new HashMap<>(patient.fired());
            if (hasPressingMargin(screening.derived()) && expected.containsKey("CP-34")) {
                expected.merge("CP-34", TriageLevel.CONSULTATION_24, TriageLevel::orMoreUrgent);
            }
            Map<String, TriageLevel> got = levels(screening);
            if (!got.equals(expected)) {
                differences.add("line " + patient.line() + ": " + got + " instead of " + expected);
            }
        }

        // then
        assertThat(differences).isEmpty();
    }

    @Test
    void handWrittenVignettes_haveTheirFiredLevel() throws IOException {
        // given
        List<String> differences = new ArrayList<>();
        int count = 0;

        // when
        for (JsonNode vignette : vignettes()) {
            if (vignette.get("list").asText().equals("V")) {
                count++;
                String expected = vignette.get("level").isNull()
                        ? "none"
                        : vignette.get("level").asText();
                String got = levels(SCREEN.screen(facts(vignette))).values().stream()
                        .max(TriageLevel::compareTo)
                        .map(TriageLevel::wire)
                        .orElse("none");
                if (!got.equals(expected)) {
                    differences.add(vignette.get("name").asText() + ": " + got + " instead of " + expected);
                }
            }
        }

        // then
        assertThat(count).isEqualTo(180);
        assertThat(differences).isEmpty();
    }

    /** The margin of rules.md §7 that the reference lacks: pressing that hurts is all that keeps the score at 2. */
    private static boolean hasPressingMargin(Facts derived) {
        Double age = derived.number("age");
        return age != null
                && age >= 40
                && derived.isPresent("chest_wall_tenderness")
                && Double.valueOf(2).equals(derived.number("mhs_min"))
                && Double.valueOf(2).equals(derived.number("mhs_max"));
    }

    /** Per rule the level its most urgent tier is written with, whatever it counts as while it waits. */
    private static Map<String, TriageLevel> levels(Screening screening) {
        Map<String, TriageLevel> levels = new HashMap<>();
        for (RedFlag flag : screening.flags()) {
            TriageLevel level = Objects.requireNonNull(RULES.get(flag.rule()))
                    .tiers()
                    .get(flag.tier())
                    .level();
            levels.merge(flag.rule(), level, TriageLevel::orMoreUrgent);
        }
        return levels;
    }

    private static List<JsonNode> vignettes() throws IOException {
        try (InputStream in = DifferentialTest.class.getResourceAsStream("/differential/vignettes.jsonl")) {
            ObjectMapper json = new ObjectMapper();
            List<JsonNode> all = new ArrayList<>();
            for (String line :
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                all.add(json.readTree(line));
            }
            return all;
        }
    }

    private static Facts facts(JsonNode vignette) {
        Map<String, Presence> findings = new HashMap<>();
        vignette.get("present").forEach(id -> findings.put(id.asText(), Presence.PRESENT));
        vignette.get("absent").forEach(id -> findings.put(id.asText(), Presence.ABSENT));
        Map<String, Double> numbers = new HashMap<>();
        vignette.get("numbers")
                .fields()
                .forEachRemaining(e -> numbers.put(e.getKey(), e.getValue().asDouble()));
        for (String age : List.of("age", "age_months", "age_days")) {
            if (vignette.has(age)) {
                numbers.put(age, vignette.get(age).asDouble());
            }
        }
        Sex sex =
                vignette.has("sex") ? Sex.valueOf(vignette.get("sex").asText().toUpperCase(Locale.ROOT)) : Sex.UNKNOWN;
        return new Facts(findings, numbers, Set.of(), sex);
    }
}
