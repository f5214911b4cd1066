package health.vigil.catalog;

import health.vigil.clinical.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A vetted instruction.
 *
 * @param text to the patient
 * @param other the same in the third person
 * @param aspirin the aspirin sentence, shown only where nothing forbids it; null for most
 * @param firstAidToo an emergency text that is added below the ambulance level like first aid
 * @param homeAdvice also shown at self-care
 */
public record Instruction(
        String id,
        Kind kind,
        Localized text,
        Localized other,
        @Nullable Localized aspirin,
        @Nullable Localized aspirinOther,
        boolean firstAidToo,
        boolean homeAdvice,
        Place place) {

    /** Where it stands in a reply. */
    public enum Kind {
        LEVEL,
        EMERGENCY,
        FIRST_AID
    }
}
