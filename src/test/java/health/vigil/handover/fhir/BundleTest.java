package health.vigil.handover.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import health.vigil.consultation.GoldenCase;
import health.vigil.consultation.Play;
import health.vigil.handover.HandoverWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The FHIR document of whole conversations, judged by the R4 validator without a network. */
class BundleTest {
    private static final Path GOLDEN = Path.of("src/test/resources/fhir");
    private static final int CASES = 50;
    private static final BundleWriter WRITER = new BundleWriter(Play.KNOWLEDGE, new HandoverWriter(Play.KNOWLEDGE));
    private static FhirValidator validator;

    @BeforeAll
    static void aValidator() {
        FhirContext context = FhirContext.forR4();
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity.WARNING);
        ValidationSupportChain support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknown);
        FhirInstanceValidator instance = new FhirInstanceValidator(support);
        instance.setNoTerminologyChecks(false);
        validator = context.newValidator().registerValidatorModule(instance);
    }

    /** Spread over the folder, so that every part of medicine has its share. */
    static List<GoldenCase> cases() {
        List<GoldenCase> all = GoldenCase.all();
        List<GoldenCase> some = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            some.add(all.get(i * all.size() / CASES));
        }
        return some;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goldenConsultation_isValidR4WithoutErrors(GoldenCase golden) {
        String bundle = WRITER.write(golden.play().snapshot(), Language.EN, Play.NOW);

        assertThat(errors(bundle)).isEmpty();
    }

    @Test
    void validator_findsWhatIsWrong() {
        String bundle = WRITER.write(emergency().snapshot(), Language.EN, Play.NOW);

        assertThat(errors(bundle.replace("\"intent\": \"proposal\"", "\"intent\": \"wish\"")))
                .isNotEmpty();
        assertThat(errors(bundle.replace("\"code\": \"/min\"", "\"code\": \"beats\"")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"emergency-hk-en", "cold-zh-zh-Hans"})
    void bundle_isTheGoldenFile(String name) throws IOException {
        boolean emergency = name.startsWith("emergency");
        Play play = emergency ? emergency() : cold();
        Language reader =
                Language.ofTag(name.endsWith("-en") ? "en" : "zh-Hans").orElseThrow();

        String bundle = stable(WRITER.write(play.snapshot(), reader, Play.NOW));

        Path file = GOLDEN.resolve(name + ".json");
        if (Boolean.getBoolean("vigil.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, bundle + "\n");
        }
        assertThat(bundle + "\n").isEqualTo(Files.readString(file));
    }

    @Test
    void document_hasEveryPartAndTheAiLabel() {
        Bundle bundle = FhirJson.parser()
                .parseResource(Bundle.class, WRITER.write(emergency().snapshot(), Language.EN, Play.NOW));

        Set<String> types = new TreeSet<>();
        bundle.getEntry().forEach(entry -> types.add(entry.getResource().fhirType()));
        assertThat(bundle.getEntryFirstRep().getResource().fhirType()).isEqualTo("Composition");
        assertThat(types)
                .contains(
                        "Composition",
                        "Patient",
                        "Encounter",
                        "Observation",
                        "QuestionnaireResponse",
                        "RiskAssessment",
                        "ServiceRequest",
                        "Flag",
                        "Communication",
                        "Provenance");
        assertThat(bundle.getEntry())
                .filteredOn(entry -> entry.getResource().fhirType().equals("Provenance"))
                .allSatisfy(entry -> assertThat(
                                entry.getResource().getMeta().getTagFirstRep().getCode())
                        .isEqualTo("ai-generated"));
    }

    /** An uncertain SNOMED CT code stands in no record. */
    @Test
    void snomed_isWrittenOnlyWhereTheCatalogueIsSure() {
        Patient patient = new Patient(
                50.0,
                Sex.MALE,
                Relationship.SELF,
                Presence.UNKNOWN,
                List.of("obesity", "diabetes"),
                List.of(),
                List.of());
        Play play = new Play("GB", patient);
        play.say("I have a cough");

        Bundle bundle =
                FhirJson.parser().parseResource(Bundle.class, WRITER.write(play.snapshot(), Language.EN, Play.NOW));

        assertThat(snomed(bundle, "diabetes")).containsExactly("73211009");
        assertThat(snomed(bundle, "obesity")).isEmpty();
    }

    private static List<String> snomed(Bundle bundle, String finding) {
        List<String> codes = new ArrayList<>();
        bundle.getEntry().forEach(entry -> {
            if (entry.getResource() instanceof Observation observation
                    && observation.getCode().getCodingFirstRep().getCode().equals(finding)) {
                observation.getCode().getCoding().stream()
                        .filter(coding -> coding.getSystem().equals(DocumentBundle.SNOMED))
                        .forEach(coding -> codes.add(coding.getCode()));
            }
        });
        return codes;
    }

    private static Play emergency() {
        Play play = Play.of("HK");
        play.say("我56歲，個心口好翳，唞唔到氣，隻左手痺，血壓150/95，心跳118");
        return play;
    }

    private static Play cold() {
        Play play = new Play(
                "CN",
                new Patient(30.0, Sex.FEMALE, Relationship.SELF, Presence.ABSENT, List.of(), List.of(), List.of()));
        play.answerAll(play.say("流鼻涕、打喷嚏两天了"), Presence.ABSENT);
        return play;
    }

    private static List<String> errors(String bundle) {
        return validator.validateWithResult(bundle).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(BundleTest::told)
                .toList();
    }

    private static String told(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    /** Without what differs from run to run: the counted identifiers of the play. */
    private static String stable(String bundle) {
        return bundle.replaceAll("id-\\d+", "id-0")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "uuid");
    }
}
