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
    /** Makes a ConfigMap of the folder and is no knowledge. */
    static final String KUSTOMIZATION = "kustomization.yaml";

    private static final String SNIPPETS = "snippets/";
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
            Path found = Files.isRegularFile(path) ? path : folder.resolve(flat(file));
            return Files.isRegularFile(found) ? Files.readAllBytes(found) : null;
        }
        try (InputStream in = KnowledgeFolder.class.getResourceAsStream("/knowledge/" + file)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /**
     * Names of the YAML files that lie there, and of the snippets in their folder or beside them; empty for the class path, which cannot be listed. A mounted
     * Kubernetes ConfigMap is flat, and keeps dot files of its own beside the real ones: those are left out.
     */
    Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        if (folder != null) {
            names.addAll(names(folder, "", ".yaml"));
            names.remove(KUSTOMIZATION);
            names.addAll(names(folder, SNIPPETS, ".md"));
            names.addAll(names(folder.resolve(SNIPPETS), SNIPPETS, ".md"));
        }
        return names;
    }

    /** The name of a file where all lie in one folder. */
    static String flat(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** The name of a file among the built-in ones, which are not flat. */
    static String bundledName(String flat) {
        return flat.endsWith(".md") ? SNIPPETS + flat : flat;
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
