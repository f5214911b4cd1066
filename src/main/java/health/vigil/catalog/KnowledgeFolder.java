package health.vigil.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where knowledge files lie: a folder on disk, or the class path. */
final class KnowledgeFolder {
    private final @Nullable Path folder;

    private KnowledgeFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    static KnowledgeFolder at(Path folder) {
        return new KnowledgeFolder(folder);
    }

    static KnowledgeFolder bundled() {
        return new KnowledgeFolder(null);
    }

    /** The content, or null when there is no such file. */
    byte @Nullable [] read(String file) throws IOException {
        if (folder != null) {
            Path path = folder.resolve(file);
            return Files.isRegularFile(path) ? Files.readAllBytes(path) : null;
        }
        try (InputStream in = KnowledgeFolder.class.getResourceAsStream("/knowledge/" + file)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /**
     * Names of the YAML files that lie there, and of the snippets in their folder; empty for the class path, which cannot be listed. Dot files are left out:
     * a mounted Kubernetes ConfigMap keeps its own beside the real ones.
     */
    Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        if (folder != null) {
            names.addAll(names(folder, "", ".yaml"));
            names.addAll(names(folder.resolve("snippets"), "snippets/", ".md"));
        }
        return names;
    }

    private static Set<String> names(Path folder, String prefix, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(suffix) && !n.startsWith("."))
                    .map(n -> prefix + n)
                    .collect(Collectors.toSet());
        }
    }
}
