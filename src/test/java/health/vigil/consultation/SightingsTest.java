package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.consultation.LanguageModel.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is believed of a model. */
class SightingsTest {
    private static final String WORDS = "my chest is tight, no cough at all";
    private static final PatientMessage MESSAGE = new PatientMessage("m", WORDS, Map.of(), null, List.of());
    private final Sightings sightings = new Sightings(Play.KNOWLEDGE);

    @Test
    void dangerWithItsQuote_isBelievedAndMarked() {
        List<Finding> believed = believe("chest_pain", "present", "my chest is tight");
        assertThat(believed).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo(Finding.Source.MODEL);
            assertThat(WORDS.substring(finding.start(), finding.end())).isEqualTo(finding.quote());
        });
    }

    @Test
    void I4_dangerIsNeverMadeAbsentByAModel() {
        assertThat(believe("chest_pain", "absent", "no cough at all")).isEmpty();
    }

    @Test
    void harmlessUnknown_becomesAbsentOnlyWhereTheQuoteDenies() {
        String harmless = Play.KNOWLEDGE.findings().values().stream()
                .filter(entry -> !entry.danger() && !entry.attribute())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(believe(harmless, "absent", "no cough at all"))
                .extracting(Finding::presence)
                .containsExactly(Presence.ABSENT);
        assertThat(believe(harmless, "absent", "my chest is tight")).isEmpty();
    }

    @Test
    void whatIsKnown_isNotOverruled() {
        Finding known = Finding.of("chest_pain", Presence.ABSENT, Finding.Source.WORDS, 1);
        var seen = List.of(new Sighting("chest_pain", "present", "my chest is tight"));
        assertThat(sightings.believe(seen, MESSAGE, Map.of("chest_pain", known), 1))
                .isEmpty();
    }

    @Test
    void fuzzedSightings_neverInvent() {
        Random random = new Random(11);
        List<String> codes = new ArrayList<>(Play.KNOWLEDGE.findings().keySet());
        codes.addAll(List.of("", "no_such", "DROP TABLE", "chest_pain "));
        for (int i = 0; i < 5_000; i++) {
            int from = random.nextInt(WORDS.length());
            String quote = random.nextBoolean()
                    ? WORDS.substring(from, from + random.nextInt(WORDS.length() - from))
                    : "words they never wrote " + i;
            String presence = List.of("present", "absent", "maybe", "").get(random.nextInt(4));
            for (Finding finding : believe(codes.get(random.nextInt(codes.size())), presence, quote)) {
                assertThat(WORDS).contains(finding.quote());
                assertThat(Play.KNOWLEDGE.findings())
                        .hasEntrySatisfying(
                                finding.code(),
                                entry -> assertThat(entry.danger()).isEqualTo(finding.presence() == Presence.PRESENT));
            }
        }
    }

    private List<Finding> believe(String code, String presence, String quote) {
        return sightings.believe(List.of(new Sighting(code, presence, quote)), MESSAGE, Map.of(), 1);
    }
}
