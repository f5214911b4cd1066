package health.vigil.safety;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The reference evaluator's patients; the format is in src/test/resources/differential/README.md. */
final class Vectors {
    private final Map<String, List<String>> names = new HashMap<>();
    private final List<Vector> patients = new ArrayList<>();

    /** One patient with the rules that fired and their levels. */
    record Vector(int line, Facts facts, Map<String, TriageLevel> fired) {}

    private Vectors() {}

    static List<Vector> read() throws IOException {
        Vectors vectors = new Vectors();
        try (InputStream in = Vectors.class.getResourceAsStream("/differential/vectors.txt.gz");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(in)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (vectors.names.size() < 4) {
                    String[] words = line.split(" ");
                    vectors.names.put(words[0], Arrays.asList(words).subList(1, words.length));
                } else {
                    vectors.patients.add(vectors.patient(number, line));
                }
            }
        }
        return vectors.patients;
    }

    private Vector patient(int line, String text) {
        String[] parts = text.split("\\|", -1);
        Map<String, Presence> findings = new HashMap<>();
        words(parts[0]).forEach(i -> findings.put(name("names", i), Presence.PRESENT));
        words(parts[1]).forEach(i -> findings.put(name("names", i), Presence.ABSENT));
        Map<String, Double> numbers = new HashMap<>();
        Set<String> notMeasured = new HashSet<>();
        for (String word : words(parts[2])) {
            String[] pair = word.split("=");
            if (pair[1].equals("-")) {
                notMeasured.add(name("numbers", pair[0]));
            } else {
                numbers.put(name("numbers", pair[0]), Double.valueOf(pair[1]));
            }
        }
        Sex sex = switch (parts[3]) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNKNOWN;
        };
        Map<String, TriageLevel> fired = new HashMap<>();
        for (String word : words(parts[5])) {
            String[] pair = word.split(":");
            fired.put(name("rules", pair[0]), TriageLevel.values()[Integer.parseInt(pair[1])]);
        }
        return new Vector(line, new Facts(findings, numbers, notMeasured, sex), fired);
    }

    private String name(String list, String index) {
        return names.getOrDefault(list, List.of()).get(Integer.parseInt(index));
    }

    private static List<String> words(String part) {
        return part.isEmpty() ? List.of() : List.of(part.split(" "));
    }
}
