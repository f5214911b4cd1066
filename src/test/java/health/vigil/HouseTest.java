package health.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sizes a newcomer can read: no file over 250 lines, half of them below 70, nine in ten below 180. */
class HouseTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int CAP = 250;
    private static final int MEDIAN = 70;
    private static final int P90 = 180;

    @Test
    void javaFiles_areShort() throws IOException {
        Map<Path, Integer> tooLong = new TreeMap<>();
        lines(MAIN).forEach((file, count) -> keepLong(tooLong, file, count));
        lines(TEST).forEach((file, count) -> keepLong(tooLong, file, count));
        assertThat(tooLong).as("files over %d lines", CAP).isEmpty();
    }

    @Test
    void typicalMainFile_fitsOnAScreen() throws IOException {
        // package-info files would make the figures look better than the code is
        List<Integer> counts = lines(MAIN).entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith("package-info.java"))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        int median = counts.get(counts.size() / 2);
        int p90 = counts.get(counts.size() * 9 / 10);
        System.out.printf(
                "%d main files: median %d lines, p90 %d, longest %d%n", counts.size(), median, p90, counts.getLast());
        assertThat(median).as("median").isLessThanOrEqualTo(MEDIAN);
        assertThat(p90).as("p90").isLessThanOrEqualTo(P90);
    }

    @Test
    void everyPackage_saysInOneSentenceWhatItIs() throws IOException {
        for (Path folder : foldersWithJava(MAIN)) {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            String text = Files.readString(info);
            assertThat(text).as(info.toString()).startsWith("/** ").contains("@NullMarked");
            String comment = text.substring(0, text.indexOf("*/"));
            assertThat(comment.lines().count()).as("lines of %s", info).isLessThanOrEqualTo(4);
        }
    }

    private static void keepLong(Map<Path, Integer> tooLong, Path file, int count) {
        if (count > CAP) {
            tooLong.put(file, count);
        }
    }

    private static Map<Path, Integer> lines(Path folder) throws IOException {
        Map<Path, Integer> counts = new TreeMap<>();
        for (Path file : javaFiles(folder)) {
            counts.put(file, Files.readAllLines(file).size());
        }
        return counts;
    }

    private static List<Path> foldersWithJava(Path folder) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path file : javaFiles(folder)) {
            Path parent = file.getParent();
            if (parent != null && !folders.contains(parent)) {
                folders.add(parent);
            }
        }
        return folders;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
