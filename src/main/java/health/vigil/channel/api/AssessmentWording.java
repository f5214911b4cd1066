package health.vigil.channel.api;

import health.vigil.catalog.DepartmentEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.catalog.Rule;
import health.vigil.channel.api.Views.AssessmentView;
import health.vigil.channel.api.Views.DepartmentView;
import health.vigil.channel.api.Views.FindingView;
import health.vigil.channel.api.Views.MeasurementView;
import health.vigil.channel.api.Views.RaiseView;
import health.vigil.channel.api.Views.RedFlagView;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Raise;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Region;
import health.vigil.clinical.TriageLevel;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An assessment in the patient's language and region. */
@Singleton
public final class AssessmentWording {
    /** Reaches an ambulance from most mobile phones anywhere; shown while the region is unknown. */
    private static final String ANYWHERE = "112";

    private final Knowledge knowledge;
    private final Map<String, Rule> rules;

    AssessmentWording(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.rules = knowledge.rulesById();
    }

    String emergencyNumber(String region) {
        Region known = knowledge.regions().get(region);
        return known == null ? ANYWHERE : known.ems();
    }

    public AssessmentView word(Assessment assessment, Language language, String region) {
        String complaint = assessment.presentingComplaint();
        return new AssessmentView(
                Wire.write(assessment.status()),
                assessment.level().wire(),
                assessment.floor().wire(),
                assessment.raised().stream()
                        .map(raise -> raise(raise, language))
                        .toList(),
                knowledge.instructs("SAFETY", assessment.redFlags()),
                assessment.level().actWithinMinutes(),
                assessment.level().service(),
                emergencyNumber(region),
                department(assessment.department(), language, region),
                complaint.isEmpty() ? null : complaint,
                redFlags(assessment, language),
                assessment.findings().stream().map(AssessmentWording::finding).toList(),
                assessment.measurements().stream().map(this::measurement).toList(),
                assessment.openRedFlags(),
                safetyNet(assessment, language, region),
                assessment.knowledgeVersion());
    }

    private RaiseView raise(Raise raise, Language language) {
        String reason = Wire.write(raise.reason());
        String why = knowledge.message("raised_" + reason).in(language);
        return new RaiseView(reason, why, raise.note().isEmpty() ? null : raise.note());
    }

    private DepartmentView department(String code, Language language, String region) {
        DepartmentEntry entry = knowledge.departments().get(code);
        if (entry == null) {
            return new DepartmentView(code, code, null);
        }
        boolean american = language == Language.EN && (region.equals("US") || region.equals("CA"));
        return new DepartmentView(code, american ? entry.nameUs() : entry.name().in(language), entry.cnCode());
    }

    /** A rule once, however many of its tiers hold: at its most urgent level, with the quotes of all. */
    private List<RedFlagView> redFlags(Assessment assessment, Language language) {
        Map<String, List<RedFlag>> byRule = new LinkedHashMap<>();
        for (RedFlag flag : assessment.redFlags()) {
            byRule.computeIfAbsent(flag.rule(), rule -> new ArrayList<>()).add(flag);
        }
        return byRule.values().stream()
                .map(flags -> redFlag(flags, assessment, language))
                .toList();
    }

    private RedFlagView redFlag(List<RedFlag> flags, Assessment assessment, Language language) {
        TriageLevel level = flags.stream().map(RedFlag::level).reduce(TriageLevel.SELF_CARE, TriageLevel::orMoreUrgent);
        List<RedFlag> highest =
                flags.stream().filter(flag -> flag.level() == level).toList();
        boolean fired = highest.stream().anyMatch(RedFlag::isFired);
        List<String> assumed = highest.stream()
                .flatMap(flag -> flag.assumed().stream())
                .distinct()
                .toList();
        Set<String> codes = new HashSet<>();
        flags.forEach(flag -> codes.addAll(flag.findings()));
        List<String> quotes = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            if (codes.contains(finding.code()) && !finding.quote().isEmpty()) {
                quotes.add(finding.quote());
            }
        }
        for (Measurement measurement : assessment.measurements()) {
            if (codes.contains(measurement.code()) && !measurement.quote().isEmpty()) {
                quotes.add(measurement.quote());
            }
        }
        String id = flags.get(0).rule();
        Rule rule = rules.get(id);
        Localized why = knowledge.ruleWhys().get(id);
        return new RedFlagView(
                id,
                level.wire(),
                Wire.write(fired ? RedFlag.Basis.FIRED : RedFlag.Basis.ASSUMED),
                fired ? List.of() : assumed,
                why == null ? id : why.in(language),
                quotes.stream().distinct().toList(),
                rule == null ? List.of() : rule.source());
    }

    private static FindingView finding(Finding finding) {
        boolean quoted = !finding.quote().isEmpty();
        return new FindingView(
                finding.code(),
                Wire.write(finding.presence()),
                Wire.write(finding.timing()),
                quoted ? finding.quote() : null,
                quoted ? finding.start() : null,
                quoted ? finding.end() : null,
                Wire.write(finding.source()),
                finding.turn());
    }

    private MeasurementView measurement(Measurement measurement) {
        NumberEntry entry = knowledge.numbers().get(measurement.code());
        @Nullable Double value = measurement.isKnown() ? measurement.value() : null;
        return new MeasurementView(
                measurement.code(),
                value,
                entry == null ? "" : entry.unit(),
                measurement.quote().isEmpty() ? null : measurement.quote(),
                Wire.write(measurement.source()),
                measurement.turn());
    }

    private List<String> safetyNet(Assessment assessment, Language language, String region) {
        List<String> points = new ArrayList<>();
        for (String id : assessment.safetyNet()) {
            Localized text = knowledge.returnPoints().get(id);
            if (text != null) {
                points.add(text.in(language)
                        .replace("{DAYS}", String.valueOf(assessment.days()))
                        .replace("{EMS}", emergencyNumber(region)));
            }
        }
        return points;
    }
}
