package health.vigil.catalog;

import health.vigil.clinical.Localized;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All knowledge, checked: every identifier a part names exists in another.
 *
 * @param macros by lower-case name
 * @param departments by code
 * @param referrals department of a complaint by complaint id
 * @param illnessDepartments department by finding, for what a complaint would send to general practice; in order
 * @param regions by ISO code
 * @param messages vetted texts by id
 * @param speech what no sentence of a model may say
 * @param aspirinDroppedWhen when true, no aspirin sentence is shown
 * @param aspirinDroppedBy instructions beside which none is shown either
 * @param taiwanWords Hong Kong words of our texts and what Taiwan says
 * @param services names of {@link health.vigil.clinical.TriageLevel#service()}
 * @param sources guideline references by the number rules cite them with
 * @param traditional where the conversion of Simplified Chinese goes wrong or Hong Kong says it differently
 * @param cantonese words of a question and the Mandarin ones of the snippets, for searching only
 * @param toModels patterns of what is said to a model and not to a reader; documents are searched for them
 * @param ruleWhys what the patient reads as the reason, by rule id
 */
public record Knowledge(
        String version,
        LocalDate effective,
        LocalDate reviewBy,
        List<String> files,
        Map<String, FindingEntry> findings,
        Map<String, NumberEntry> numbers,
        Map<String, Condition> macros,
        List<Derivation> derivations,
        List<Rule> rules,
        List<Gate> gates,
        List<Complaint> complaints,
        List<End> ends,
        Map<String, Localized> returnPoints,
        Map<String, Localized> advicePoints,
        Map<String, Instruction> instructions,
        Map<String, DepartmentEntry> departments,
        Map<String, ComplaintReferral> referrals,
        Map<String, String> illnessDepartments,
        List<String> generalPracticeFirst,
        List<String> directAccess,
        Map<String, Region> regions,
        Localized unknownRegionNumbers,
        Map<String, Localized> messages,
        Map<String, Localized> ruleWhys,
        Map<String, Localized> complaintLabels,
        Lexicon lexicon,
        SpeechRules speech,
        Condition aspirinDroppedWhen,
        List<String> aspirinDroppedBy,
        Map<String, String> taiwanWords,
        Map<String, Localized> services,
        List<Hazard> hazards,
        Map<String, String> sources,
        List<SnippetEntry> snippets,
        Map<String, String> traditional,
        Map<String, String> cantonese,
        List<String> toModels,
        HandoverWords handover,
        Codings codings) {

    /** Department codes of a complaint; child and pregnant where they differ. */
    public record ComplaintReferral(
            String code, @Nullable String child, @Nullable String pregnant) {}

    /** Rules by id, made anew: keep it. */
    public Map<String, Rule> rulesById() {
        return rules.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
    }

    /** Whether one of these flags has fired and its rule has this instruction. */
    public boolean instructs(String instruction, List<RedFlag> flags) {
        Set<String> fired =
                flags.stream().filter(RedFlag::isFired).map(RedFlag::rule).collect(Collectors.toSet());
        return rules.stream().anyMatch(rule -> rule.instruction().equals(instruction) && fired.contains(rule.id()));
    }

    public boolean isDanger(String code) {
        FindingEntry entry = findings.get(code);
        return entry != null && entry.danger();
    }

    /** Whether this identifier is a symptom or a history, and not a time, a course or a number. */
    public boolean isSymptom(String code) {
        FindingEntry entry = findings.get(code);
        return entry != null && !entry.attribute();
    }

    /** What people read for a finding; its identifier in every language where the catalogue has none. */
    public Localized label(String code) {
        FindingEntry entry = findings.get(code);
        NumberEntry number = numbers.get(code);
        if (entry != null) {
            return entry.label();
        }
        return number == null ? new Localized(code, code, code) : number.label();
    }

    public Localized message(String id) {
        Localized text = messages.get(id);
        if (text == null) {
            throw new IllegalArgumentException("no message " + id);
        }
        return text;
    }
}
