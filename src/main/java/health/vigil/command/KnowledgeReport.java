package health.vigil.command;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a knowledge folder holds, for whoever answers for it.
 *
 * @param counts of its parts, by name, in reading order
 * @param mitigating identifiers that can lower a level
 * @param reviewMarks how many rules wait for whom; unmarked means that no question is open, not that a clinician signed
 * @param failing rule cases that do not come out as written
 */
record KnowledgeReport(
        String version,
        LocalDate effective,
        LocalDate reviewBy,
        List<Count> counts,
        SortedSet<String> mitigating,
        SortedMap<String, Long> reviewMarks,
        List<RuleCases.Failure> failing) {

    /** How many of something there are. */
    record Count(String what, long number) {}

    static KnowledgeReport of(Knowledge knowledge) {
        List<Rule> rules = knowledge.rules();
        List<Count> counts = List.of(
                new Count("findings", knowledge.findings().size()),
                new Count(
                        "danger_findings",
                        knowledge.findings().values().stream()
                                .filter(FindingEntry::danger)
                                .count()),
                new Count("numbers", knowledge.numbers().size()),
                new Count("rules", rules.size()),
                new Count(
                        "tiers",
                        rules.stream().mapToLong(rule -> rule.tiers().size()).sum()),
                new Count(
                        "rule_cases",
                        rules.stream().mapToLong(rule -> rule.cases().size()).sum()),
                new Count("gates", knowledge.gates().size()),
                new Count("complaints", knowledge.complaints().size()),
                new Count(
                        "questions",
                        knowledge.complaints().stream()
                                .mapToLong(complaint -> complaint.questions().size())
                                .sum()),
                new Count("ends", knowledge.ends().size()),
                new Count("instructions", knowledge.instructions().size()),
                new Count("regions", knowledge.regions().size()));
        return new KnowledgeReport(
                knowledge.version(),
                knowledge.effective(),
                knowledge.reviewBy(),
                counts,
                MitigatingFindings.of(knowledge),
                reviewMarks(rules),
                RuleCases.failing(knowledge));
    }

    private static SortedMap<String, Long> reviewMarks(List<Rule> rules) {
        Map<String, Long> marks = rules.stream()
                .collect(Collectors.groupingBy(
                        rule -> rule.review() == null ? "unmarked" : rule.review(), Collectors.counting()));
        return new TreeMap<>(marks);
    }
}
