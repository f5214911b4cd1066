package health.vigil.channel.api;

import health.vigil.catalog.DepartmentEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.catalog.Rule;
import health.vigil.channel.api.Views.AssessmentView;
import health.vigil.channel.api.Views.DepartmentView;
import health.vigil.channel.api.Views.FindingView;
import health.vigil.channel.api.Views.MeasurementView;
import health.vigil.channel.api.Views.RedFlagView;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Region;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An assessment in the patient's language and region. */
@Singleton
final class AssessmentWording {
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

    AssessmentView word(Assessment assessment, Language language, String region) {
        String complaint = assessment.presentingComplaint();
        return new AssessmentView(
                Wire.write(assessment.status()),
                assessment.level().wire(),
                assessment.floor().wire(),
                assessment.level().actWithinMinutes(),
                assessment.level().service(),
                emergencyNumber(region),
                department(assessment.department(), language, region),
                complaint.isEmpty() ? null : complaint,
                assessment.redFlags().stream()
                        .map(flag -> redFlag(flag, assessment, language))
                        .toList(),
                assessment.findings().stream().map(AssessmentWording::finding).toList(),
                assessment.measurements().stream().map(this::measurement).toList(),
                assessment.openRedFlags(),
                safetyNet(assessment, language, region),
                assessment.knowledgeVersion());
    }

    private DepartmentView department(String code, Language language, String region) {
        DepartmentEntry entry = knowledge.departments().get(code);
        if (entry == null) {
            return new DepartmentView(code, code, null);
        }
        boolean american = language == Language.EN && (region.equals("US") || region.equals("CA"));
        return new DepartmentView(code, american ? entry.nameUs() : entry.name().in(language), entry.cnCode());
    }

    private RedFlagView redFlag(RedFlag flag, Assessment assessment, Language language) {
        List<String> quotes = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            if (flag.findings().contains(finding.code()) && !finding.quote().isEmpty()) {
                quotes.add(finding.quote());
            }
        }
        for (Measurement measurement : assessment.measurements()) {
            if (flag.findings().contains(measurement.code())
                    && !measurement.quote().isEmpty()) {
                quotes.add(measurement.quote());
            }
        }
        Rule rule = rules.get(flag.rule());
        Localized why = knowledge.ruleWhys().get(flag.rule());
        return new RedFlagView(
                flag.rule(),
                flag.level().wire(),
                Wire.write(flag.basis()),
                flag.assumed(),
                why == null ? flag.rule() : why.in(language),
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
