package health.vigil.reply;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.clinical.RedFlag;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which of the patient's own findings led to the level. */
final class Reasons {
    private static final int MOST_REASONS = 4;

    private final Knowledge knowledge;

    Reasons(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** One sentence with what led to the level; null when nothing told led to it. */
    @Nullable
    String because(Assessment assessment, Texts texts) {
        Set<String> reasons = new LinkedHashSet<>();
        for (RedFlag flag : assessment.redFlags()) {
            if (flag.level().isAtLeast(assessment.unraised())) {
                flag.findings().stream()
                        .filter(code -> isPresent(code, assessment))
                        .map(code -> knowledge.label(code).in(texts.language()))
                        .forEach(reasons::add);
            }
        }
        if (reasons.isEmpty()) {
            return null;
        }
        String intro =
                texts.other() ? knowledge.message("other_why_intro").in(texts.language()) : texts.message("why_intro");
        return texts.sentence(
                intro, texts.list(reasons.stream().limit(MOST_REASONS).toList()));
    }

    private static boolean isPresent(String code, Assessment assessment) {
        for (Finding finding : assessment.findings()) {
            if (finding.code().equals(code)) {
                return finding.presence() == Presence.PRESENT;
            }
        }
        return false;
    }
}
