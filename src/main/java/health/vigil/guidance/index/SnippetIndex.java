package health.vigil.guidance.index;

import health.vigil.catalog.SnippetEntry;
import health.vigil.clinical.Snippet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Snippets by source. A source is replaced in one step: readers see the old one until the new one is whole, and found
 * by its words before its vectors are there.
 */
public final class SnippetIndex implements AutoCloseable {
    private static final int CANDIDATES = 200;

    /** Raised when fields, analysers or models change: an index saved before is built anew. */
    private static final String VERSION = "1:";

    private static final String UNFINISHED = "";

    private final Embeddings embeddings;
    private final Directory directory;
    private final ScriptConversion script;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Integer> editions = new HashMap<>();
    private final Map<String, String> stamps = new TreeMap<>();

    /** @throws UncheckedIOException when the directory is locked by another service or cannot be read */
    public SnippetIndex(Directory directory, Embeddings embeddings, ScriptConversion script) {
        this.directory = directory;
        this.script = script;
        this.embeddings = embeddings;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(Tongue.analyzer()));
            searchers = new SearcherManager(writer, null);
            Iterable<Map.Entry<String, String>> kept = writer.getLiveCommitData();
            if (kept != null) {
                kept.forEach(one -> stamps.put(one.getKey(), one.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An index kept in a folder: what {@link #keep} finished is there again at the next start. */
    public static SnippetIndex saved(Path folder, Embeddings embeddings, ScriptConversion script) {
        try {
            return new SnippetIndex(FSDirectory.open(folder), embeddings, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SnippetIndex inMemory(Embeddings embeddings, ScriptConversion script) {
        return new SnippetIndex(new ByteBuffersDirectory(), embeddings, script);
    }

    /**
     * Replaces all of a source; it can be found by its words when this returns.
     *
     * @return the edition its vectors are added to
     */
    public synchronized int put(String source, List<SnippetEntry> entries) {
        int edition = editions.merge(source, 1, Integer::sum);
        stamps.put(source, UNFINISHED);
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

    /** Loads the models, which takes a second or two: before it, words alone decide. */
    public void loadModels() {
        for (Tongue tongue : Tongue.values()) {
            embeddings.loaded(tongue);
        }
    }

    /** The source has all its vectors: saved under a stamp that tells which state of it this is. */
    public synchronized void keep(String source, int edition, String stamp) {
        if (editions.getOrDefault(source, 0) == edition) {
            stamps.put(source, VERSION + stamp);
            commit();
        }
    }

    /** Whether this state of a source was kept, in this run or an earlier one. */
    public synchronized boolean isKept(String source, String stamp) {
        return (VERSION + stamp).equals(stamps.get(source));
    }

    public synchronized Set<String> sources() {
        return Set.copyOf(stamps.keySet());
    }

    public synchronized void remove(String source) {
        editions.merge(source, 1, Integer::sum);
        stamps.remove(source);
        try {
            writer.deleteDocuments(new Term(SnippetFields.SOURCE, source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commit();
        refresh();
    }

    /** How many snippets of a source can be found. */
    public int count(String source) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return searcher.count(new TermQuery(new Term(SnippetFields.SOURCE, source)));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void commit() {
        try {
            writer.setLiveCommitData(stamps.entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        folded = tongue == Tongue.CHINESE ? script.mandarin(folded) : folded;
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
                : searcher.search(Words.query(searcher, tongue, folded, filter), CANDIDATES).scoreDocs;
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
