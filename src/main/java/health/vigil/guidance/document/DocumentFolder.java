package health.vigil.guidance.document;

import health.vigil.catalog.SnippetEntry;
import health.vigil.guidance.index.SnippetIndex;
import health.vigil.guidance.index.VectorFill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index in step with a folder of documents. Each file is read aside and replaces its last state in one step; a
 * file that is refused leaves its last state standing.
 */
public final class DocumentFolder {
    private static final int MOST_SECONDS = 60;
    private static final int DEPTH = 8;

    private final Path folder;
    private final SnippetIndex index;
    private final VectorFill fill;
    private final Pattern instructions;
    private final Consumer<String> log;
    private final DocumentReader reader = new DocumentReader();
    private final Map<String, String> seen = new TreeMap<>();
    private final Map<String, DocumentReport> reports = new TreeMap<>();

    /**
     * @param instructions what is said to a model and not to a reader: text that holds it is left out
     * @param log a line for the operator, none of it from a document
     */
    public DocumentFolder(
            Path folder, SnippetIndex index, VectorFill fill, List<String> instructions, Consumer<String> log) {
        this.folder = folder;
        this.index = index;
        this.fill = fill;
        this.instructions = Pattern.compile(String.join("|", instructions), Pattern.CASE_INSENSITIVE);
        this.log = log;
    }

    /** Takes what is new or changed and forgets what is gone. Completes when all can be found by its words. */
    public CompletableFuture<Void> scan() {
        Map<String, Path> there = files();
        for (String source : index.sources()) {
            if (source.startsWith(prefix()) && !there.containsKey(source)) {
                index.remove(source);
                forget(source);
            }
        }
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (Map.Entry<String, Path> file : there.entrySet()) {
            String source = file.getKey();
            String stamp = stamp(file.getValue());
            if (!stamp.equals(remember(source, stamp))) {
                all = all.thenCompose(before -> take(source, file.getValue(), stamp));
            }
        }
        return all;
    }

    /** How every document fared, by name. */
    public synchronized List<DocumentReport> report() {
        return List.copyOf(reports.values());
    }

    private CompletableFuture<Void> take(String source, Path file, String stamp) {
        if (index.isKept(source, stamp)) {
            int chunks = index.count(source);
            tell(source, new DocumentReport(name(source), chunks, chunks, ""));
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<DocumentReader.Read> read = new CompletableFuture<>();
        // a thread of its own: a parser that never returns holds up no other file, and no patient
        Thread.ofPlatform().daemon().name("guidance-reader").start(() -> {
            try {
                read.complete(reader.read(file));
            } catch (RuntimeException | Error e) {
                read.completeExceptionally(e);
            }
        });
        return read.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).handle((done, e) -> {
            if (e == null) {
                put(source, stamp, done);
            } else {
                refuse(source, e);
            }
            return null;
        });
    }

    private void put(String source, String stamp, DocumentReader.Read read) {
        List<SnippetEntry> all = Chunker.cut(name(source), read.card(), read.parts());
        List<SnippetEntry> clean = all.stream()
                .filter(entry -> !instructions.matcher(entry.snippet().text()).find())
                .toList();
        if (clean.isEmpty()) {
            refuse(source, new Refused(all.isEmpty() ? "no text in it" : "all of it instructs a model"));
            return;
        }
        int left = all.size() - clean.size();
        String problem = left == 0 ? "" : left + " parts left out: they instruct a model";
        int edition = index.put(source, clean);
        tell(source, new DocumentReport(name(source), clean.size(), 0, problem));
        fill.fill(source, edition, clean, progress -> {
            DocumentReport now = new DocumentReport(name(source), clean.size(), progress.done(), problem);
            tell(source, now);
            log.accept("vectors of %s: %d of %d, %.0f a second"
                    .formatted(name(source), progress.done(), progress.all(), progress.perSecond()));
            if (progress.isComplete()) {
                index.keep(source, edition, stamp);
            }
        });
    }

    private void refuse(String source, Throwable e) {
        String reason = e instanceof Refused
                ? e.getMessage()
                : "cannot be read: "
                        + (e instanceof java.util.concurrent.TimeoutException
                                ? "takes more than " + MOST_SECONDS + " s"
                                : e.getClass().getSimpleName());
        int kept = index.count(source);
        tell(source, new DocumentReport(name(source), kept, kept, reason + (kept > 0 ? "; its last state stays" : "")));
    }

    private synchronized void tell(String source, DocumentReport report) {
        DocumentReport before = reports.put(source, report);
        if (before == null
                || before.chunks() != report.chunks()
                || !before.problem().equals(report.problem())) {
            log.accept("%s: %d chunks%s"
                    .formatted(
                            report.file(), report.chunks(), report.problem().isEmpty() ? "" : ", " + report.problem()));
        }
    }

    private synchronized void forget(String source) {
        reports.remove(source);
        seen.remove(source);
        log.accept(name(source) + ": gone");
    }

    private synchronized @Nullable String remember(String source, String stamp) {
        return seen.put(source, stamp);
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            List<Path> found = new ArrayList<>(walk.filter(Files::isRegularFile)
                    .filter(DocumentReader::isDocument)
                    .toList());
            found.forEach(file -> files.put(prefix() + folder.relativize(file), file));
        } catch (IOException | UncheckedIOException e) {
            log.accept("the folder cannot be read now: " + e.getClass().getSimpleName());
            reports().forEach(source -> files.put(source, folder.resolve(name(source))));
        }
        return files;
    }

    private synchronized List<String> reports() {
        return List.copyOf(reports.keySet());
    }

    private static String stamp(Path file) {
        return state(file) + "/" + state(DocumentReader.sideFile(file));
    }

    private static String state(Path file) {
        try {
            return Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return "none";
        }
    }

    private static String prefix() {
        return "file:";
    }

    private static String name(String source) {
        return source.substring(prefix().length());
    }
}
