package health.vigil.catalog;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rules with their tiers and their own cases. */
final class RuleReader {
    private static final List<String> AGES = List.of("age", "age_months", "age_days");

    private final Vocabulary words;
    private final ConditionReader conditions;
    private final Problems problems;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    RuleReader(Vocabulary words, ConditionReader conditions, Problems problems) {
        this.words = words;
        this.conditions = conditions;
        this.problems = problems;
    }

    Map<String, Rule> read(KnowledgeFiles files) {
        for (Entry root : files.of(FileKind.RULES)) {
            root.entries("rules").forEach(this::rule);
            root.close();
        }
        return rules;
    }

    private void rule(Entry e) {
        String id = e.text("id");
        List<Place> places = new ArrayList<>();
        List<Rule.Tier> tiers = new ArrayList<>();
        for (Entry tier : e.entries("tiers")) {
            tiers.add(tier(tier));
            places.add(tier.place());
        }
        if (tiers.isEmpty()) {
            e.problem("tiers", "no tiers");
        }
        Entry department = e.entry("department");
        Rule.Referral referral =
                new Rule.Referral(department.text("now"), department.text("clinic"), department.texts("also"));
        department.close();
        List<Rule.Case> cases = new ArrayList<>();
        e.entries("cases").forEach(c -> cases.add(ruleCase(c)));
        if (cases.isEmpty()) {
            e.problem("cases", "no cases");
        }
        e.text("sure");
        e.optionalText("note");
        Rule rule = new Rule(
                id,
                e.text("name"),
                e.text("hazard"),
                List.copyOf(tiers),
                referral,
                e.text("instruction"),
                words.known(e, "ask"),
                e.someTexts("source"),
                e.optionalText("review"),
                List.copyOf(cases),
                e.place());
        TierOrder.check(rule, places, problems);
        e.register(rules, id, rule);
        e.close();
    }

    private Rule.Tier tier(Entry e) {
        Condition when = conditions.required(e, "when");
        TriageLevel level = e.level("level");
        if (!e.has("waits_at") && !e.has("waits_when")) {
            e.close();
            return new Rule.Tier(when, level);
        }
        Rule.Waiting waits = new Rule.Waiting(e.level("waits_at"), conditions.required(e, "waits_when"));
        e.optionalText("review");
        e.close();
        if (waits.at().isAtLeast(level)) {
            e.problem("waits_at", "waits_at must be milder than the level");
        }
        return new Rule.Tier(when, level, waits);
    }

    private Rule.Case ruleCase(Entry e) {
        Map<String, Presence> findings = new HashMap<>();
        for (String id : words.known(e, "absent")) {
            findings.put(id, Presence.ABSENT);
        }
        for (String id : words.known(e, "present")) {
            if (findings.put(id, Presence.PRESENT) != null) {
                e.problem("present", id + " cannot be present and absent");
            }
        }
        findings.keySet().forEach(id -> {
            if (!words.findings().containsKey(id)) {
                e.problem("present", id + " is no finding");
            }
        });
        Map<String, Double> numbers = new HashMap<>();
        Entry patient = e.optionalEntry("patient");
        AGES.stream().filter(patient::has).forEach(age -> numbers.put(age, patient.number(age)));
        Sex sex = patient.has("sex") ? patient.choice("sex", RuleReader::sex, Sex.UNKNOWN) : Sex.UNKNOWN;
        patient.close();
        Entry others = e.optionalEntry("numbers");
        for (String id : Set.copyOf(others.keys())) {
            if (!words.numbers().containsKey(id)) {
                e.problem("numbers", "no number " + id);
            }
            numbers.put(id, others.number(id));
        }
        boolean none = "none".equals(e.optionalText("level"));
        TriageLevel level = none ? null : e.level("level");
        e.close();
        return new Rule.Case(new Facts(findings, numbers, Set.of(), sex), level, e.place());
    }

    static Sex sex(String name) {
        return Sex.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
