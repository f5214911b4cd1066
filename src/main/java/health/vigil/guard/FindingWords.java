package health.vigil.guard;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words for each finding in every language, folded, as one alternation. */
final class FindingWords {
    private static final int LONGEST_FORM = 24;
    private static final String BLANK = "·";

    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Map<String, List<String>> labels = new LinkedHashMap<>();
    private final @Nullable Pattern illness;

    FindingWords(Knowledge knowledge) {
        this.illness = knowledge.speech().words().get("disease");
        knowledge.findings().values().stream()
                .filter(entry -> !entry.attribute())
                .forEach(entry -> {
                    words.put(entry.id(), words(entry, knowledge));
                    labels.put(entry.id(), folded(labels(entry), knowledge));
                });
    }

    /** An alternation of the finding's names; null for times, courses and numbers. */
    @Nullable
    String alternation(String code) {
        List<String> names = words.get(code);
        return names == null
                ? null
                : "(?:" + String.join("|", names.stream().map(Pattern::quote).toList()) + ")";
    }

    /** The text with the illnesses blanked that the patient stated: to name those is no diagnosis. */
    String withoutStated(String text, Ground ground) {
        String bare = text;
        for (Finding finding : ground.assessment().findings()) {
            if (finding.presence() == Presence.PRESENT && illness != null) {
                for (String name : labels.getOrDefault(finding.code(), List.of())) {
                    bare = bare.contains(name) && illness.matcher(name).matches() ? bare.replace(name, BLANK) : bare;
                }
            }
        }
        return bare;
    }

    private static List<String> words(FindingEntry entry, Knowledge knowledge) {
        List<String> forms = new ArrayList<>(labels(entry));
        forms.addAll(entry.forms().zhHans());
        forms.addAll(entry.forms().zhHant());
        forms.addAll(entry.forms().yue());
        forms.addAll(entry.forms().en());
        return folded(
                forms.stream()
                        .filter(form -> form.length() <= LONGEST_FORM && !form.contains("…") && !form.contains("..."))
                        .toList(),
                knowledge);
    }

    private static List<String> labels(FindingEntry entry) {
        return List.of(
                entry.label().zhHans(), entry.label().zhHant(), entry.label().en());
    }

    private static List<String> folded(List<String> forms, Knowledge knowledge) {
        return forms.stream()
                .map(form -> Sentence.fold(form, knowledge.speech()))
                .distinct()
                .toList();
    }
}
