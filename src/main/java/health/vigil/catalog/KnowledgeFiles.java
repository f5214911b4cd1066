package health.vigil.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The manifest and every file it lists, parsed to nodes that know their lines. */
final class KnowledgeFiles {
    private static final String MANIFEST = "manifest.yaml";
    private static final String SNIPPETS = "snippets";

    private final KnowledgeFolder folder;
    private final Problems problems;
    private final Map<FileKind, List<Entry>> roots = new EnumMap<>(FileKind.class);
    private final Entry manifest;
    private final List<String> names;
    private final List<Markdown> snippets = new ArrayList<>();

    /** @throws KnowledgeException when a file cannot be read at all; nothing else can be judged then */
    KnowledgeFiles(KnowledgeFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
        this.manifest = open(MANIFEST, new Place(MANIFEST, 1)).orElseGet(() -> Entry.missing(MANIFEST));
        problems.throwIfAny();
        this.names = manifest.texts("files");
        Set<String> listed = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Place place = manifest.placeOf("files", i);
            if (!listed.add(name)) {
                problems.add(place, name + " is listed twice");
                continue;
            }
            Optional<FileKind> kind = FileKind.of(name).filter(k -> k != FileKind.MANIFEST);
            if (kind.isEmpty()) {
                problems.add(place, name + " is no name of a knowledge file");
                continue;
            }
            open(name, place)
                    .ifPresent(root -> roots.computeIfAbsent(kind.get(), k -> new ArrayList<>())
                            .add(root));
        }
        List<String> ids = manifest.texts("snippets");
        for (int i = 0; i < ids.size(); i++) {
            String name = SNIPPETS + "/" + ids.get(i) + ".md";
            listed.add(name);
            Place place = manifest.placeOf("snippets", i);
            text(name, place)
                    .flatMap(text -> Markdown.read(name, text, problems))
                    .ifPresent(snippets::add);
        }
        for (String name : present()) {
            if (!listed.contains(name) && !name.equals(MANIFEST) && !name.equals(Approval.FILE)) {
                problems.add(manifest.placeOf("files"), name + " lies in the folder but is not listed");
            }
        }
        problems.throwIfAny();
    }

    Entry manifest() {
        return manifest;
    }

    List<String> names() {
        return names;
    }

    /** The snippet files, in the order of the manifest. */
    List<Markdown> snippets() {
        return snippets;
    }

    /** The root mappings of all files of a kind, in the order of the manifest. */
    List<Entry> of(FileKind kind) {
        return roots.getOrDefault(kind, List.of());
    }

    /** The root mapping of a kind that has one file; a missing one is a problem. */
    Entry one(FileKind kind) {
        List<Entry> all = of(kind);
        if (all.isEmpty()) {
            problems.add(manifest.placeOf("files"), "no " + kind.stem() + ".yaml is listed");
            return Entry.missing(kind.stem() + ".yaml");
        }
        return all.get(0);
    }

    private Set<String> present() {
        try {
            return folder.names();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Entry> open(String name, Place listedAt) {
        return text(name, listedAt).flatMap(text -> Markdown.header(name, text, problems));
    }

    private Optional<String> text(String name, Place listedAt) {
        try {
            byte[] bytes = folder.read(name);
            if (bytes == null) {
                problems.add(listedAt, "no file " + name);
                return Optional.empty();
            }
            return YamlFile.text(name, bytes, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
