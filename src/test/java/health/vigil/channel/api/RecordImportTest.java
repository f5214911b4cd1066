package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a FHIR record and devices say counts as if the patient had said it; what is old or impossible never lowers (I4). */
@QuarkusTest
class RecordImportTest {
    private static final String MALE_56 =
            "{\"resource\":{\"resourceType\":\"Patient\",\"gender\":\"male\",\"birthDate\":\"1970-03-01\"}}";

    private ApiCaller api;

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "condition;http://hl7.org/fhir/sid/icd-10;D57.1;my chest hurts a little;emergency",
                "condition;http://snomed.info/sct;22298006;my chest feels a little tight;emergency",
                "medicine;http://www.whocc.no/atc;B01AA03;I hit my head an hour ago, just a small bump;emergency"
            })
    void knownDiseaseAndMedicine_raiseTheLevelAsIfSaid(
            String kind, String system, String code, String words, String least) throws Exception {
        Opened alone = api.open(opening("\"fhir\":" + bundle(MALE_56)));
        Opened known = api.open(opening("\"fhir\":" + bundle(MALE_56, coded(kind, system, code))));

        String without = api.say(alone, words).at("/assessment/floor");
        String with = api.say(known, words).at("/assessment/floor");

        assertThat(level(with)).as("with %s, without %s", with, without).isGreaterThan(level(without));
        assertThat(level(with)).isGreaterThanOrEqualTo(level(least));
    }

    @Test
    void diseaseThatWasRefutedOrMedicineThatWasStopped_countsForNothing() throws Exception {
        String refuted =
                "{\"resource\":{\"resourceType\":\"Condition\",\"verificationStatus\":{\"coding\":[{\"code\":\"refuted\"}]},"
                        + "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"D57.1\"}]}}}";
        String stopped = "{\"resource\":{\"resourceType\":\"MedicationStatement\",\"status\":\"stopped\","
                + "\"medicationCodeableConcept\":{\"text\":\"warfarin\"}}}";
        Opened opened = api.open(opening("\"fhir\":" + bundle(MALE_56, refuted, stopped)));

        Answer answer = api.say(opened, "I have had a runny nose for two days");

        assertThat(answer.json().at("/assessment/findings").toString()).doesNotContain("sickle_cell", "anticoagulant");
    }

    @Test
    void freshSaturation_isAnEmergencyBeforeAnyWord() throws Exception {
        Answer opened = api.post(
                "/v1/consultations", "", opening("\"fhir\":" + bundle(MALE_56, saturation(84, minutesAgo(5)))));

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.at("/assessment/floor")).isEqualTo("emergency_ambulance");
        assertThat(opened.json().path("messages").toString()).contains("999");
    }

    @Test
    void I4_oldSaturation_holdsTheLevelUpAndIsAskedAgain() throws Exception {
        Answer opened = api.post(
                "/v1/consultations", "", opening("\"fhir\":" + bundle(MALE_56, saturation(84, minutesAgo(600)))));
        Opened consultation = new Opened(opened.at("/id"), opened.at("/access_token"));

        assertThat(level(opened.at("/assessment/floor"))).isGreaterThanOrEqualTo(level("emergency"));
        assertThat(opened.json().path("messages").toString()).contains("measure it again");
        assertThat(level(api.say(consultation, "I have had a cold for two days").at("/assessment/floor")))
                .isGreaterThanOrEqualTo(level("emergency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "never"})
    void I4_oldNormalReading_lowersNothing(String age) throws Exception {
        String at = age.equals("never") ? "" : ",\"measured_at\":\"" + minutesAgo(Integer.parseInt(age)) + "\"";
        Opened plain = api.open(opening("\"patient\":{\"age\":{\"value\":56}}"));
        Opened measured = api.open(opening(
                "\"patient\":{\"age\":{\"value\":56}},\"vitals_series\":[{\"spo2\":99,\"heart_rate\":70" + at + "}]"));
        String words = "I am short of breath";

        Answer without = api.say(plain, words);
        Answer with = api.say(measured, words);

        assertThat(with.at("/assessment/level")).isEqualTo(without.at("/assessment/level"));
        assertThat(with.at("/assessment/floor")).isEqualTo(without.at("/assessment/floor"));
    }

    @Test
    void impossibleReading_countsForNothingAndIsAskedAgain() throws Exception {
        Answer opened = api.post(
                "/v1/consultations",
                "",
                opening("\"vitals_series\":[{\"heart_rate\":900,\"measured_at\":\"" + minutesAgo(1) + "\"}]"));

        assertThat(opened.at("/assessment/floor")).isNotEqualTo("emergency_ambulance");
        assertThat(opened.json().path("messages").toString()).contains("measure it again");
    }

    @Test
    void seriesInAMessage_ofSeveralFreshOnesTheWorstCounts() throws Exception {
        Opened opened = api.open(opening("\"patient\":{\"age\":{\"value\":56}}"));

        Answer answer = api.send(
                opened,
                message("\"text\":\"I feel unwell\",\"vitals_series\":[" + reading("spo2", 97, 20) + ","
                        + reading("spo2", 84, 10) + "," + reading("spo2", 96, 2) + "]"));

        assertThat(answer.at("/assessment/floor")).isEqualTo("emergency_ambulance");
    }

    @Test
    void singleValueWithAnOldTime_isOldLikeAnyOther() throws Exception {
        Opened opened = api.open(opening("\"patient\":{\"age\":{\"value\":56}}"));

        Answer answer = api.send(
                opened,
                message("\"text\":\"I have a cold\",\"vitals\":{\"spo2\":99,\"measured_at\":\"" + minutesAgo(600)
                        + "\"}"));

        assertThat(answer.at("/reply/text")).contains("measure it again");
    }

    @Test
    void irregularRhythm_isPalpitations() throws Exception {
        Opened opened = api.open(opening("\"patient\":{\"age\":{\"value\":56}}"));

        Answer answer = api.send(
                opened, message("\"text\":\"hello\",\"vitals_series\":[{\"rhythm\":\"irregular\",\"heart_rate\":88}]"));

        assertThat(answer.json().at("/assessment/findings").toString()).contains("palpitations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"fhir\":{\"resourceType\":\"Patient\"};fhir",
                "\"fhir\":{\"resourceType\":\"Bundle\",\"type\":\"collection\"};fhir.entry",
                "\"vitals_series\":[{\"spo2\":97,\"measured_at\":\"yesterday\"}];vitals_series[0].measured_at"
            })
    void whatCannotBeRead_isNamed(String part, String field) throws Exception {
        Answer answer = api.post("/v1/consultations", "", opening(part));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/code")).isEqualTo("invalid_request");
        assertThat(answer.at("/violations/0/field")).isEqualTo(field);
    }

    private static int level(String wire) {
        return java.util.List.of(
                        "none", "self_care", "consultation", "consultation_24", "emergency", "emergency_ambulance")
                .indexOf(wire);
    }

    private static String opening(String part) {
        return "{\"locale\":\"en\",\"region\":\"GB\"," + part + "}";
    }

    private static String message(String part) {
        return "{\"message\":{\"id\":\"" + UUID.randomUUID() + "\"," + part + "}}";
    }

    private static String reading(String name, double value, int minutes) {
        return "{\"" + name + "\":" + value + ",\"device\":\"watch\",\"measured_at\":\"" + minutesAgo(minutes) + "\"}";
    }

    private static String minutesAgo(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).toString();
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String coded(String kind, String system, String code) {
        String concept = "{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}";
        return kind.equals("medicine")
                ? "{\"resource\":{\"resourceType\":\"MedicationStatement\",\"status\":\"active\",\"medicationCodeableConcept\":"
                        + concept + "}}"
                : "{\"resource\":{\"resourceType\":\"Condition\",\"code\":" + concept + "}}";
    }

    private static String saturation(int percent, String at) {
        return "{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"final\",\"effectiveDateTime\":\"" + at
                + "\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"59408-5\"}]},"
                + "\"valueQuantity\":{\"value\":" + percent
                + ",\"system\":\"http://unitsofmeasure.org\",\"code\":\"%\"}}}";
    }
}
