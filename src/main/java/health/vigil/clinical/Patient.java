package health.vigil.clinical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profile of the unwell person, as given when the consultation is opened.
 *
 * @param ageYears age in years, fractions for infants; null when not given
 * @param relationship who the patient is to the writer
 * @param pregnancy present, absent or unknown
 * @param conditions in words or catalogue codes; likewise medications and allergies
 */
public record Patient(
        @Nullable Double ageYears,
        Sex sex,
        Relationship relationship,
        Presence pregnancy,
        List<String> conditions,
        List<String> medications,
        List<String> allergies) {

    public Patient {
        conditions = List.copyOf(conditions);
        medications = List.copyOf(medications);
        allergies = List.copyOf(allergies);
    }

    public static Patient unknown() {
        return new Patient(null, Sex.UNKNOWN, Relationship.SELF, Presence.UNKNOWN, List.of(), List.of(), List.of());
    }

    /** Without the profile's words. */
    @Override
    public String toString() {
        return "Patient[" + relationship + "]";
    }
}
