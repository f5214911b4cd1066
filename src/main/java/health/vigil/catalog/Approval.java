package health.vigil.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Two people stand for a knowledge folder: one proposed it, another approved it, and {@code approval.yaml} names both
 * with the digest of every other file. The built-in knowledge is approved by its release.
 */
public final class Approval {
    static final String FILE = "approval.yaml";

    private Approval() {}

    /**
     * SHA-256 over the names and contents of all files but this one. A folder and the flat ConfigMap made of it have the
     * same; dot files are left out, as a ConfigMap has its own.
     */
    public static String digest(Path folder) {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (Path file : files(folder)) {
                byte[] content = Files.readAllBytes(file);
                all.update((file.getFileName().toString() + '\n' + content.length + '\n')
                        .getBytes(StandardCharsets.UTF_8));
                all.update(content);
            }
            return HexFormat.of().formatHex(all.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> isSeen(folder.relativize(path)))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
    }

    /** @throws KnowledgeException when the folder, as it is now, is neither the built-in one nor approved by two people */
    public static void require(Path folder) {
        Problems problems = new Problems();
        try {
            Path file = folder.resolve(FILE);
            if (isBuiltIn(folder)) {
                return;
            }
            if (Files.isRegularFile(file)) {
                YamlFile.read(FILE, Files.readAllBytes(file), problems)
                        .ifPresent(entry -> check(entry, digest(folder)));
            } else {
                problems.add(new Place(FILE, 1), "not approved: there is no " + FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.throwIfAny();
    }

    private static void check(Entry entry, String digest) {
        String proposed = entry.text("proposed_by");
        String approved = entry.text("approved_by");
        if (!proposed.isEmpty() && plain(proposed).equals(plain(approved))) {
            entry.problem("approved_by", "not approved: approved_by must be another person than proposed_by");
        }
        entry.choice("date", LocalDate::parse, LocalDate.EPOCH);
        if (!entry.text("digest").equals(digest)) {
            entry.problem("digest", "not approved: the files have changed, their digest is " + digest);
        }
        entry.close();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Nothing lies there that this release was not built with. */
    private static boolean isBuiltIn(Path folder) throws IOException {
        KnowledgeFolder bundled = KnowledgeFolder.bundled();
        for (Path file : files(folder)) {
            String name = KnowledgeFolder.bundledName(file.getFileName().toString());
            if (!Arrays.equals(Files.readAllBytes(file), bundled.read(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeen(Path path) {
        String name = path.getFileName().toString();
        if (name.equals(FILE) || name.equals(KnowledgeFolder.KUSTOMIZATION)) {
            return false;
        }
        return StreamSupport.stream(path.spliterator(), false)
                .noneMatch(part -> part.toString().startsWith("."));
    }
}
