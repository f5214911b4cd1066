package health.vigil.guidance;

import health.vigil.catalog.FindingEntry.Forms;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.SnippetEntry;
import health.vigil.clinical.Language;
import java.util.ArrayList;
import java.util.List;

/** The knowledge's own snippets, found also by what people call the complaints and findings they are about. */
final class Corpus {
    private Corpus() {}

    static List<SnippetEntry> of(Knowledge knowledge) {
        return knowledge.snippets().stream()
                .map(entry -> named(entry, knowledge))
                .toList();
    }

    private static SnippetEntry named(SnippetEntry entry, Knowledge knowledge) {
        Language language = entry.snippet().language();
        List<String> labels = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String complaint : entry.scope().complaints()) {
            var label = knowledge.complaintLabels().get(complaint);
            if (label != null) {
                labels.add(label.in(language));
            }
        }
        List<String> findings = new ArrayList<>(entry.scope().about());
        findings.addAll(entry.scope().needs());
        for (String code : findings) {
            labels.add(knowledge.label(code).in(language));
            var finding = knowledge.findings().get(code);
            if (finding != null) {
                words.addAll(words(finding.forms(), language));
            }
        }
        String between = language == Language.EN ? ", " : "、";
        return new SnippetEntry(
                entry.snippet(),
                entry.scope(),
                String.join(between, labels),
                String.join(between, words),
                entry.place());
    }

    private static List<String> words(Forms forms, Language language) {
        if (language == Language.EN) {
            return forms.en();
        }
        List<String> words = new ArrayList<>(forms.zhHans());
        words.addAll(forms.yue());
        return words;
    }
}
