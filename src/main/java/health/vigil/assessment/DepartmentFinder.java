package health.vigil.assessment;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Knowledge.ComplaintReferral;
import health.vigil.catalog.Rule;
import health.vigil.clinical.Facts;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import java.util.List;
import java.util.Map;

/** The department to be seen in (departments.md §1). */
final class DepartmentFinder {
    private static final String EMERGENCY = "emergency_medicine";
    private static final String GENERAL = "general_practice";
    private static final String PHARMACY = "pharmacy_clinic";
    private static final int ADULT_FROM_YEARS = 16;

    private final Knowledge knowledge;
    private final Map<String, Rule> rules;

    DepartmentFinder(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.rules = knowledge.rulesById();
    }

    String find(TriageLevel level, List<RedFlag> flags, String complaint, Facts derived, String region) {
        if (level == TriageLevel.SELF_CARE) {
            return PHARMACY;
        }
        boolean now = level.isAtLeast(TriageLevel.EMERGENCY);
        String code = ofRules(level, flags, now);
        if (code.isEmpty()) {
            code = now ? EMERGENCY : ofComplaint(complaint, derived);
        }
        boolean throughGeneral = !now
                && knowledge.generalPracticeFirst().contains(region)
                && !knowledge.directAccess().contains(code);
        return throughGeneral ? GENERAL : code;
    }

    private String ofRules(TriageLevel level, List<RedFlag> flags, boolean now) {
        for (RedFlag flag : flags) {
            Rule rule = rules.get(flag.rule());
            if (flag.level() == level && rule != null) {
                return now ? rule.department().now() : rule.department().clinic();
            }
        }
        return "";
    }

    private String ofComplaint(String complaint, Facts derived) {
        ComplaintReferral referral = knowledge.referrals().get(complaint);
        if (referral == null) {
            return ofIllness(derived, GENERAL);
        }
        Double age = derived.number("age");
        String child = referral.child();
        String pregnant = referral.pregnant();
        if (child != null && age != null && age < ADULT_FROM_YEARS) {
            return child;
        }
        if (referral.code().equals(GENERAL) || referral.code().equals(PHARMACY)) {
            return ofIllness(derived, referral.code());
        }
        boolean expecting = derived.isPresent("pregnant") || derived.isPresent("postpartum");
        return pregnant != null && expecting ? pregnant : referral.code();
    }

    /** A question about a known illness goes to those who treat it. */
    private String ofIllness(Facts derived, String otherwise) {
        return knowledge.illnessDepartments().entrySet().stream()
                .filter(illness -> derived.isPresent(illness.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
