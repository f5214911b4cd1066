package health.vigil.handover.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reading;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import health.vigil.handover.fhir.BadBundle.Fault;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a FHIR R4 bundle as a patient's profile: age and sex, known disease, medicines, allergies, vital signs. Codes that
 * the catalogue is sure of become findings, all else is read as words. The first call takes a second: never on an event loop.
 */
@Singleton
public final class BundleReader {
    private static final double DAYS_IN_A_YEAR = 365.25;
    private static final Set<String> NOT_THERE = Set.of("refuted", "entered-in-error");
    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");
    private static final Set<MedicationStatementStatus> TAKEN = Set.of(
            MedicationStatementStatus.ACTIVE,
            MedicationStatementStatus.INTENDED,
            MedicationStatementStatus.ONHOLD,
            MedicationStatementStatus.UNKNOWN);

    private final Concepts concepts;
    private final ObservationReader observations;

    public BundleReader(Knowledge knowledge) {
        this.concepts = new Concepts(knowledge);
        this.observations = new ObservationReader(knowledge);
    }

    /** A profile and the vital signs beside it, which may be old. */
    public record Imported(Patient patient, List<Reading> readings) {}

    /** @throws BadBundle when it is no R4 bundle of one patient */
    public Imported read(String json, LocalDate today) {
        Bundle bundle = parse(json);
        List<Fault> faults = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        List<String> medications = new ArrayList<>();
        List<String> allergies = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        org.hl7.fhir.r4.model.Patient person = null;
        Presence pregnancy = Presence.UNKNOWN;
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            Resource resource = bundle.getEntry().get(i).getResource();
            String path = "entry[" + i + "].resource";
            switch (resource) {
                case null -> faults.add(new Fault(path, "is missing"));
                case org.hl7.fhir.r4.model.Patient found -> {
                    if (person != null) {
                        faults.add(new Fault(path, "is a second patient"));
                    }
                    person = found;
                }
                case Condition condition -> condition(condition, path, conditions, faults);
                case MedicationStatement statement -> medicine(statement, path, medications, faults);
                case AllergyIntolerance allergy -> {
                    if (isThere(allergy.getVerificationStatus()) && !is(allergy.getClinicalStatus(), OVER)) {
                        allergies.addAll(Concepts.words(allergy.getCode()));
                    }
                }
                case Observation observation -> {
                    observations.read(observation, path, readings, faults);
                    Presence told = ObservationReader.pregnancy(observation);
                    pregnancy = told == Presence.UNKNOWN ? pregnancy : told;
                }
                default -> {}
            }
        }
        if (!faults.isEmpty()) {
            throw new BadBundle(faults);
        }
        Patient patient = new Patient(
                person == null ? null : age(person, today),
                person == null ? Sex.UNKNOWN : sex(person),
                Relationship.SELF,
                pregnancy,
                conditions,
                medications,
                allergies);
        return new Imported(patient, readings);
    }

    private static Bundle parse(String json) {
        try {
            Bundle bundle = FhirJson.parser().parseResource(Bundle.class, json);
            if (bundle.getEntry().isEmpty()) {
                throw new BadBundle(List.of(new Fault("entry", "is empty")));
            }
            return bundle;
        } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
            throw new BadBundle(List.of(new Fault("", "is not a FHIR R4 Bundle with known elements and values")));
        }
    }

    private void condition(Condition condition, String path, List<String> conditions, List<Fault> faults) {
        if (!isThere(condition.getVerificationStatus())) {
            return;
        }
        if (!condition.hasCode()) {
            faults.add(new Fault(path + ".code", "is missing"));
            return;
        }
        List<String> findings = concepts.findings(condition.getCode());
        if (is(condition.getClinicalStatus(), OVER)) {
            findings.stream().filter(code -> code.startsWith("prior_")).forEach(conditions::add);
            return;
        }
        conditions.addAll(findings);
        conditions.addAll(Concepts.words(condition.getCode()));
    }

    private void medicine(MedicationStatement statement, String path, List<String> medications, List<Fault> faults) {
        if (!statement.hasMedicationCodeableConcept()) {
            faults.add(new Fault(path + ".medicationCodeableConcept", "is missing: a reference is not followed"));
            return;
        }
        if (statement.hasStatus() && !TAKEN.contains(statement.getStatus())) {
            return;
        }
        medications.addAll(concepts.findings(statement.getMedicationCodeableConcept()));
        medications.addAll(Concepts.words(statement.getMedicationCodeableConcept()));
    }

    private static boolean isThere(CodeableConcept verification) {
        return !is(verification, NOT_THERE);
    }

    private static boolean is(CodeableConcept status, Set<String> codes) {
        return status.getCoding().stream().anyMatch(coding -> codes.contains(coding.getCode()));
    }

    private static @Nullable Double age(org.hl7.fhir.r4.model.Patient person, LocalDate today) {
        if (!person.hasBirthDate()) {
            return null;
        }
        LocalDate birth = person.getBirthDate()
                .toInstant()
                .atZone(ZoneOffset.systemDefault())
                .toLocalDate();
        double years = ChronoUnit.DAYS.between(birth, today) / DAYS_IN_A_YEAR;
        return years < 0 ? null : years;
    }

    private static Sex sex(org.hl7.fhir.r4.model.Patient person) {
        if (!person.hasGender()) {
            return Sex.UNKNOWN;
        }
        return switch (person.getGender()) {
            case MALE -> Sex.MALE;
            case FEMALE -> Sex.FEMALE;
            case OTHER -> Sex.OTHER;
            default -> Sex.UNKNOWN;
        };
    }
}
