package health.vigil.guidance.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A question's words as a query: pairs of characters count whole, dictionary words half (measured on real questions). */
final class Words {
    private static final float WORD_WEIGHT = 0.5f;
    private static final int MOST_TERMS = 400;

    private Words() {}

    static Query query(Tongue tongue, String folded, Query filter) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        add(any, tongue.field(SnippetFields.WORDS), terms(tongue.words, folded), WORD_WEIGHT);
        add(any, tongue.field(SnippetFields.PAIRS), terms(tongue.pairs, folded), 1);
        return new BooleanQuery.Builder()
                .add(any.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    private static void add(BooleanQuery.Builder any, String field, Set<String> terms, float weight) {
        for (String term : terms) {
            any.add(new BoostQuery(new TermQuery(new Term(field, term)), weight), Occur.SHOULD);
        }
    }

    private static Set<String> terms(Analyzer analyzer, String text) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (terms.size() < MOST_TERMS && stream.incrementToken()) {
                terms.add(term.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
