package health.vigil.guidance.index;

import health.vigil.catalog.SnippetEntry;
import health.vigil.catalog.SnippetScope;
import health.vigil.catalog.SnippetScope.Audience;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reply.Citation;
import health.vigil.clinical.Sex;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.jspecify.annotations.Nullable;

/** A snippet as a document of the index, and back. */
final class SnippetFields {
    static final String KEY = "key";
    static final String SOURCE = "source";
    static final String TONGUE = "tongue";
    static final String COMPLAINT = "complaint";
    static final String NEED = "need";
    static final String REGION = "region";
    static final String LEVEL = "level";
    static final String AGE_FROM = "age_from";
    static final String AGE_BELOW = "age_below";
    static final String SEX = "sex";
    static final String PREGNANCY = "pregnancy";
    static final String AUDIENCE = "audience";
    static final String FIRST_AID = "first_aid";
    static final String MIMIC = "mimic";
    static final String OPENS = "opens";
    static final String EFFECTIVE = "effective";
    static final String REVIEW_BY = "review_by";
    static final String WORDS = "words";
    static final String PAIRS = "pairs";
    static final String VECTOR = "vector";

    /** Stands in a field that limits nobody. */
    static final String ANY = "*";

    private SnippetFields() {}

    static Document write(String source, int number, SnippetEntry entry, float @Nullable [] vector) {
        Snippet snippet = entry.snippet();
        Tongue tongue = Tongue.of(snippet.language());
        Document document = new Document();
        term(document, KEY, key(source, number));
        term(document, SOURCE, source);
        term(document, TONGUE, tongue.name());
        stored(document, snippet);
        scope(document, entry.scope());
        term(document, OPENS, String.valueOf(!snippet.citation().url().isEmpty()));
        String text = searched(entry) + "\n" + tongue.folded(entry.words());
        document.add(new TextField(tongue.field(WORDS), text, Field.Store.NO));
        document.add(new TextField(tongue.field(PAIRS), text, Field.Store.NO));
        if (vector != null) {
            document.add(new KnnFloatVectorField(tongue.field(VECTOR), vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }

    static String key(String source, int number) {
        return source + "#" + number;
    }

    /** What its meaning is taken from: what it is about, then its text. */
    static String searched(SnippetEntry entry) {
        Snippet snippet = entry.snippet();
        String about = entry.about();
        return Tongue.of(snippet.language()).folded(about.isEmpty() ? snippet.text() : about + "\n" + snippet.text());
    }

    static Snippet read(Document document) {
        Citation citation = new Citation(
                document.get("id"),
                document.get("title"),
                document.get("organisation"),
                document.getField("year").numericValue().intValue(),
                document.get("section"),
                document.get("url"));
        return new Snippet(citation, Language.valueOf(document.get("language")), document.get("text"));
    }

    private static void stored(Document document, Snippet snippet) {
        Citation citation = snippet.citation();
        document.add(new StoredField("id", citation.id()));
        document.add(new StoredField("title", citation.title()));
        document.add(new StoredField("organisation", citation.organisation()));
        document.add(new StoredField("year", citation.year()));
        document.add(new StoredField("section", citation.section()));
        document.add(new StoredField("url", citation.url()));
        document.add(new StoredField("language", snippet.language().name()));
        document.add(new StoredField("text", snippet.text()));
    }

    private static void scope(Document document, SnippetScope scope) {
        terms(document, COMPLAINT, scope.complaints());
        terms(document, NEED, scope.needs());
        terms(document, REGION, scope.regions());
        Set<TriageLevel> levels = scope.levels();
        terms(document, LEVEL, levels.stream().map(TriageLevel::wire).toList());
        document.add(new DoublePoint(AGE_FROM, scope.ageFrom()));
        document.add(new DoublePoint(AGE_BELOW, scope.ageBelow()));
        term(document, SEX, scope.sex() == Sex.UNKNOWN ? ANY : scope.sex().name());
        term(
                document,
                PREGNANCY,
                scope.pregnancy() == Presence.UNKNOWN ? ANY : scope.pregnancy().name());
        term(document, AUDIENCE, scope.audience().name());
        term(document, FIRST_AID, String.valueOf(scope.firstAid()));
        term(document, MIMIC, String.valueOf(scope.mimic()));
        document.add(new LongPoint(EFFECTIVE, scope.effective().toEpochDay()));
        document.add(new LongPoint(REVIEW_BY, scope.reviewBy().toEpochDay()));
    }

    private static void terms(Document document, String field, Collection<String> values) {
        (values.isEmpty() ? List.of(ANY) : values).forEach(value -> term(document, field, value));
    }

    private static void term(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    static String patients() {
        return Audience.PATIENT.name();
    }
}
