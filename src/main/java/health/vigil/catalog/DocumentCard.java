package health.vigil.catalog;

import health.vigil.catalog.SnippetScope.Audience;
import health.vigil.clinical.Reply.Citation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a clinic's own document says of itself, in its front matter or a side file: {@code organisation}, {@code title},
 * {@code year}, {@code url}, and whom it is for. Clinicians only, unless it says {@code audience: patient}.
 *
 * @param body the text after the front matter; empty when the card was a side file
 */
public record DocumentCard(Citation citation, SnippetScope scope, String body) {

    /** The card in a Markdown file; empty when it has no front matter. @throws KnowledgeException when it is wrong */
    public static Optional<DocumentCard> inside(String file, String text) {
        if (!text.startsWith("---")) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<Markdown> markdown = Markdown.read(file, text, problems);
        problems.throwIfAny();
        return markdown.map(read -> card(file, read.header(), read.body(), problems));
    }

    /** The card of a side file. @throws KnowledgeException when it is wrong */
    public static DocumentCard beside(String file, String yaml) {
        Problems problems = new Problems();
        @Nullable Entry header = Markdown.header(file, yaml, problems).orElse(null);
        problems.throwIfAny();
        return card(file, header == null ? Entry.missing(file) : header, "", problems);
    }

    private static DocumentCard card(String file, Entry e, String body, Problems problems) {
        e.text("url");
        DocumentCard card =
                new DocumentCard(ScopeReader.citation(e, file), ScopeReader.scope(e, Audience.CLINICIAN), body);
        e.close();
        problems.throwIfAny();
        return card;
    }
}
