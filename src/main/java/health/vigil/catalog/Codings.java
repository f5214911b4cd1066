package health.vigil.catalog;

import health.vigil.clinical.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Codes of other systems: what our numbers are called in a record, and what an imported code or a medicine's name means.
 *
 * @param units UCUM code by our unit
 * @param loinc of a number
 * @param numbersByLoinc every LOINC code under which a number comes in
 * @param icd10 finding by the beginning of an ICD-10 code
 * @param snomed finding by SNOMED CT concept, beside those of the catalogue
 * @param usual what a number usually is in a well adult, in our unit
 * @param medicines groups of medicines that triage must know of
 */
public record Codings(
        Map<String, String> units,
        Map<String, Code> loinc,
        Map<String, String> numbersByLoinc,
        Map<String, String> icd10,
        Map<String, String> snomed,
        Map<String, Double> usual,
        List<MedicineGroup> medicines) {

    public record Code(String code, String name) {}

    /**
     * Medicines that mean the same to triage.
     *
     * @param findings what taking one states
     * @param caution what a clinician should bear in mind
     * @param atc beginnings of ATC codes
     * @param names generic and brand names in all scripts, lower case
     */
    public record MedicineGroup(
            String id,
            List<String> findings,
            Localized caution,
            List<String> atc,
            List<String> rxnorm,
            List<String> names) {}

    /** The findings an ICD-10 code means: of its longest known beginning. */
    public List<String> ofIcd10(String code) {
        for (int length = code.length(); length > 0; length--) {
            String finding = icd10.get(code.substring(0, length));
            if (finding != null) {
                return List.of(finding);
            }
        }
        return List.of();
    }

    public List<String> ofAtc(String code) {
        return findings(group -> group.atc().stream().anyMatch(code::startsWith));
    }

    public List<String> ofRxnorm(String code) {
        return findings(group -> group.rxnorm().contains(code));
    }

    /** The findings that a line of a medicine list states, by the names in it; a Latin name only as a whole word. */
    public List<String> ofMedicine(String line) {
        String text = line.toLowerCase(Locale.ROOT);
        return findings(group -> group.names().stream().anyMatch(name -> contains(text, name)));
    }

    /** The groups a patient takes something of, by the findings known. */
    public List<MedicineGroup> taken(java.util.function.Predicate<String> present) {
        return medicines.stream()
                .filter(group -> group.findings().stream().allMatch(present))
                .toList();
    }

    private List<String> findings(java.util.function.Predicate<MedicineGroup> which) {
        List<String> findings = new ArrayList<>();
        medicines.stream().filter(which).forEach(group -> findings.addAll(group.findings()));
        return findings.stream().distinct().toList();
    }

    private static boolean contains(String text, String name) {
        int at = text.indexOf(name);
        while (at >= 0) {
            if (!isLatin(name) || isEdge(text, at - 1) && isEdge(text, at + name.length())) {
                return true;
            }
            at = text.indexOf(name, at + 1);
        }
        return false;
    }

    private static boolean isLatin(String name) {
        return name.charAt(0) < 0x250;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetter(text.charAt(at)) || text.charAt(at) >= 0x250;
    }
}
