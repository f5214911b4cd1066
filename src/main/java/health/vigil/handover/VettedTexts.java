package health.vigil.handover;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the reader's language what a patient was shown in another: every vetted text in it is found again in the
 * catalogue, where it stands in all languages. What is no vetted text, a model's sentence above all, stays as it was,
 * in quotation marks.
 */
final class VettedTexts {
    private static final String PARAGRAPH = "\n+";
    private static final String BULLET = "• ";
    private static final Pattern MARK = Pattern.compile("(.*\\S) (\\[(\\d)])$");

    private final Knowledge knowledge;
    private final Map<String, Phrasebook> books = new ConcurrentHashMap<>();

    VettedTexts(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Paragraph by paragraph. */
    List<String> translate(Reply reply, Language from, Language to, String region) {
        List<String> said = new ArrayList<>();
        for (String paragraph : reply.text().split(PARAGRAPH)) {
            String text = paragraph.startsWith(BULLET) ? paragraph.substring(BULLET.length()) : paragraph;
            Matcher marked = MARK.matcher(text);
            if (marked.matches()) {
                int number = Integer.parseInt(marked.group(3));
                said.add(snippet(marked.group(1), number, reply, from, to, region) + " " + marked.group(2));
            } else if (!text.isBlank()) {
                said.add(translate(text.strip(), from, to, region));
            }
        }
        return said;
    }

    String translate(String text, Language from, Language to, String region) {
        boolean taiwan = from == Language.ZH_HANT && region.equals("TW");
        return from == to
                ? text
                : books.computeIfAbsent(
                                from + " " + to + " " + taiwan, key -> Phrasebook.of(knowledge, from, to, taiwan))
                        .say(text);
    }

    /** A guideline text is known by its citation, because the traditional script is written from the simplified one. */
    private String snippet(String text, int number, Reply reply, Language from, Language to, String region) {
        if (number <= reply.citations().size()) {
            String id = reply.citations().get(number - 1).id();
            for (var entry : knowledge.snippets()) {
                Snippet snippet = entry.snippet();
                if (snippet.citation().id().equals(id) && snippet.language() == to) {
                    return snippet.text();
                }
            }
        }
        return translate(text, from, to, region);
    }
}
