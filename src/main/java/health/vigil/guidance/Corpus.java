package health.vigil.guidance;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.SnippetEntry;
import health.vigil.clinical.Language;
import java.util.ArrayList;
import java.util.List;

/** The knowledge's own snippets, found also by what people call the complaints and findings they are about. */
final class Corpus {
    private Corpus() {}

    static List<SnippetEntry> of(Knowledge knowledge) {
        List<SnippetEntry> entries = new ArrayList<>();
        for (SnippetEntry entry : knowledge.snippets()) {
            entries.add(new SnippetEntry(entry.snippet(), entry.scope(), about(entry, knowledge), entry.place()));
        }
        return entries;
    }

    private static String about(SnippetEntry entry, Knowledge knowledge) {
        Language language = entry.snippet().language();
        List<String> labels = new ArrayList<>();
        for (String complaint : entry.scope().complaints()) {
            var label = knowledge.complaintLabels().get(complaint);
            if (label != null) {
                labels.add(label.in(language));
            }
        }
        entry.scope().needs().forEach(code -> labels.add(knowledge.label(code).in(language)));
        return String.join(language == Language.EN ? ", " : "、", labels);
    }
}
