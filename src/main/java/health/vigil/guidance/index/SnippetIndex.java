package health.vigil.guidance.index;

import health.vigil.catalog.SnippetEntry;
import health.vigil.clinical.Snippet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Snippets by source. A source is replaced in one step: readers see the old one until the new one is whole, and found
 * by its words before its vectors are there.
 */
public final class SnippetIndex implements AutoCloseable {
    private static final int CANDIDATES = 200;

    private final Embeddings embeddings;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Integer> editions = new HashMap<>();

    /** @throws UncheckedIOException when the directory is locked by another service or cannot be read */
    public SnippetIndex(Directory directory, Embeddings embeddings) {
        this.directory = directory;
        this.embeddings = embeddings;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer()));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SnippetIndex inMemory(Embeddings embeddings) {
        return new SnippetIndex(new ByteBuffersDirectory(), embeddings);
    }

    private static Analyzer analyzer() {
        Map<String, Analyzer> fields = new HashMap<>();
        for (Tongue tongue : Tongue.values()) {
            fields.put(tongue.field(SnippetFields.WORDS), tongue.words);
            fields.put(tongue.field(SnippetFields.PAIRS), tongue.pairs);
        }
        return new PerFieldAnalyzerWrapper(Tongue.ENGLISH.words, fields);
    }

    /**
     * Replaces all of a source; it can be found by its words when this returns.
     *
     * @return the edition its vectors are added to
     */
    public synchronized int put(String source, List<SnippetEntry> entries) {
        int edition = editions.merge(source, 1, Integer::sum);
        try {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                documents.add(SnippetFields.write(source, i, entries.get(i), null));
            }
            writer.updateDocuments(new Term(SnippetFields.SOURCE, source), documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refresh();
        return edition;
    }

    /**
     * Gives one snippet its vector, unless its edition was replaced; seen after {@link #refresh}. Loads the model if need
     * be; takes 5 to 50 ms.
     */
    public void addVector(String source, int edition, int number, SnippetEntry entry) {
        Tongue tongue = Tongue.of(entry.snippet().language());
        float[] vector = embeddings.passage(tongue, SnippetFields.searched(entry));
        Document whole = SnippetFields.write(source, number, entry, vector);
        synchronized (this) {
            if (editions.getOrDefault(source, 0) != edition) {
                return;
            }
            try {
                writer.updateDocument(new Term(SnippetFields.KEY, SnippetFields.key(source, number)), whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Lets readers see what was added. */
    public void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The best of what fits, best first. While a model is not loaded yet, words alone decide. */
    public List<Snippet> search(Retriever retriever, SnippetQuery query, int most) {
        Tongue tongue = Tongue.of(query.language());
        String folded = tongue.folded(query.text());
        if (folded.isBlank()) {
            return List.of();
        }
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                List<Snippet> found = new ArrayList<>();
                for (int document : ranked(searcher, retriever, tongue, folded, Filters.of(query), most)) {
                    found.add(SnippetFields.read(searcher.storedFields().document(document)));
                }
                return found;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Integer> ranked(
            IndexSearcher searcher, Retriever retriever, Tongue tongue, String folded, Query filter, int most)
            throws IOException {
        ScoreDoc[] none = {};
        ScoreDoc[] words = retriever == Retriever.DENSE
                ? none
                : searcher.search(Words.query(tongue, folded, filter), CANDIDATES).scoreDocs;
        float[] vector = retriever == Retriever.BM25 ? null : embeddings.question(tongue, folded);
        ScoreDoc[] meaning = vector == null
                ? none
                : searcher.search(
                                new KnnFloatVectorQuery(tongue.field(SnippetFields.VECTOR), vector, CANDIDATES, filter),
                                CANDIDATES)
                        .scoreDocs;
        if (words.length == 0 || meaning.length == 0) {
            return Arrays.stream(words.length == 0 ? meaning : words)
                    .limit(most)
                    .map(hit -> hit.doc)
                    .toList();
        }
        return Fusion.fuse(words, meaning, most);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
