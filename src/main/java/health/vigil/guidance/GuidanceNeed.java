package health.vigil.guidance;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Facts;
import health.vigil.clinical.Language;
import health.vigil.privacy.MaskedText;

/**
 * What a reply needs guideline text for.
 *
 * @param facts about the patient
 * @param region ISO code, empty when unknown
 * @param words the patient's last, masked
 */
public record GuidanceNeed(Assessment assessment, Facts facts, Language language, String region, MaskedText words) {}
