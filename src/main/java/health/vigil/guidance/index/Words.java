package health.vigil.guidance.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A question's words as a query: pairs of characters count whole, dictionary words half (measured on real questions). */
final class Words {
    private static final float WORD_WEIGHT = 0.5f;
    private static final int MOST_READ = 400;

    /** Of each field, the rarest: what half the texts say decides nothing, and a long question has hundreds. */
    private static final int MOST_TERMS = 64;

    private final IndexSearcher searcher;
    private final BooleanQuery.Builder any = new BooleanQuery.Builder();

    private record Rated(TermQuery query, int documents) {}

    private Words(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    static Query query(IndexSearcher searcher, Tongue tongue, String folded, Query filter) throws IOException {
        Words words = new Words(searcher);
        words.add(tongue.field(SnippetFields.WORDS), terms(tongue.words, folded), WORD_WEIGHT);
        words.add(tongue.field(SnippetFields.PAIRS), terms(tongue.pairs, folded), 1);
        return new BooleanQuery.Builder()
                .add(words.any.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    private void add(String field, Set<String> terms, float weight) throws IOException {
        List<Rated> known = new ArrayList<>();
        for (String text : terms) {
            Term term = new Term(field, text);
            TermStates states = TermStates.build(searcher, term, true);
            if (states.docFreq() > 0) {
                known.add(new Rated(new TermQuery(term, states), states.docFreq()));
            }
        }
        known.sort(Comparator.comparingInt(Rated::documents));
        known.stream().limit(MOST_TERMS).forEach(rated -> any.add(new BoostQuery(rated.query(), weight), Occur.SHOULD));
    }

    private static Set<String> terms(Analyzer analyzer, String text) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (terms.size() < MOST_READ && stream.incrementToken()) {
                terms.add(term.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
