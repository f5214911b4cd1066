package health.vigil.catalog;

import health.vigil.catalog.SnippetScope.Audience;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply.Citation;
import health.vigil.clinical.Snippet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Snippet files: front matter, then the text under a heading for each language. */
final class SnippetReader {
    private final Vocabulary words;
    private final Set<String> complaints;

    SnippetReader(Vocabulary words, Set<String> complaints) {
        this.words = words;
        this.complaints = complaints;
    }

    List<SnippetEntry> read(KnowledgeFiles files) {
        Map<String, Markdown> known = new LinkedHashMap<>();
        List<SnippetEntry> entries = new ArrayList<>();
        for (Markdown file : files.snippets()) {
            Entry header = file.header();
            header.register(known, header.text("id"), file);
            entries.addAll(read(file));
        }
        return entries;
    }

    private List<SnippetEntry> read(Markdown file) {
        Entry e = file.header();
        Citation citation = ScopeReader.citation(e, e.text("id"));
        SnippetScope scope = ScopeReader.scope(e, Audience.CLINICIAN);
        List.of("section", "audience", "effective", "review_by", "sure").forEach(e::text);
        e.someTexts("levels");
        for (String complaint : scope.complaints()) {
            if (!complaints.contains(complaint)) {
                e.problem("complaints", "no complaint " + complaint);
            }
        }
        known(e, "about", scope.about());
        known(e, "needs", scope.needs());
        Map<String, String> texts = file.sections();
        List<SnippetEntry> entries = new ArrayList<>();
        for (String tag : e.someTexts("languages")) {
            Language language = Language.ofTag(tag).orElse(Language.EN);
            String text = texts.remove(tag);
            if (!language.tag().equals(tag) || text == null || text.isBlank()) {
                e.problem("languages", "no text under ## " + tag);
            } else {
                entries.add(new SnippetEntry(new Snippet(citation, language, text), scope, "", "", e.place()));
            }
        }
        texts.keySet().forEach(tag -> e.problem("languages", "## " + tag + " is not among the languages"));
        e.optionalText("seen");
        e.optionalText("review");
        e.close();
        return entries;
    }

    private void known(Entry e, String key, List<String> findings) {
        for (String finding : findings) {
            if (!words.findings().containsKey(finding)) {
                e.problem(key, "no finding " + finding);
            }
        }
    }
}
