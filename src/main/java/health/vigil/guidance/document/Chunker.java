package health.vigil.guidance.document;

import health.vigil.catalog.DocumentCard;
import health.vigil.catalog.Place;
import health.vigil.catalog.SnippetEntry;
import health.vigil.clinical.Language;
import health.vigil.clinical.Reply.Citation;
import health.vigil.clinical.Snippet;
import health.vigil.guidance.index.ScriptConversion;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Cuts text into snippets at sentence ends, never across a heading; each is cited with its heading as the section. */
final class Chunker {
    /** Characters: about 200 tokens of the embedding models in either language. */
    private static final int CHINESE = 240;

    private static final int ENGLISH = 800;

    private Chunker() {}

    static List<SnippetEntry> cut(String source, DocumentCard card, List<Part> parts) {
        List<SnippetEntry> entries = new ArrayList<>();
        for (Part part : parts) {
            Language language = language(part.text());
            for (String text : pieces(part.text(), language == Language.EN ? ENGLISH : CHINESE)) {
                Citation of = card.citation();
                Citation citation = new Citation(
                        source + "#" + entries.size(),
                        of.title(),
                        of.organisation(),
                        of.year(),
                        part.heading().isEmpty() ? of.section() : part.heading(),
                        of.url());
                entries.add(new SnippetEntry(
                        new Snippet(citation, language, text), card.scope(), part.heading(), "", new Place(source, 1)));
            }
        }
        return entries;
    }

    private static List<String> pieces(String text, int most) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            String sentence = text.substring(start, end);
            start = end;
            if (piece.length() + sentence.length() > most) {
                add(pieces, piece);
            }
            piece.append(sentence);
            while (piece.length() > most) {
                add(pieces, new StringBuilder(piece.substring(0, most)));
                piece.delete(0, most);
            }
        }
        add(pieces, piece);
        return pieces;
    }

    private static void add(List<String> pieces, StringBuilder piece) {
        String text = piece.toString().replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
            pieces.add(text);
        }
        piece.setLength(0);
    }

    /** Chinese when a tenth of the letters are; its script by the characters only one of them has. */
    private static Language language(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = text.codePoints().filter(Character::isIdeographic).count();
        if (han * 10 < letters) {
            return Language.EN;
        }
        String simplified = ScriptConversion.simplified(text);
        long traditional = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) != simplified.charAt(i))
                .count();
        return traditional * 50 > han ? Language.ZH_HANT : Language.ZH_HANS;
    }
}
