package health.vigil.command.eval;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether cases went to the department their file names, and where each went. What a file calls a department, and which of ours that is,
 * stands in {@code eval/departments.json}, any of several counting (ours, review: clinician); other names are compared as they are.
 *
 * @param table by the file's name, how many went to which of ours
 */
record DepartmentMatch(Share agreement, Map<String, Map<String, Integer>> table) {
    private static final String LABELS = "/eval/departments.json";
    private static final Map<String, List<String>> OURS = labels();

    static DepartmentMatch of(List<Played> ended) {
        Map<String, Map<String, Integer>> table = new TreeMap<>();
        List<Played> labelled = ended.stream()
                .filter(one -> !one.evalCase().department().isEmpty())
                .toList();
        labelled.forEach(one -> table.computeIfAbsent(one.evalCase().department(), none -> new TreeMap<>())
                .merge(one.department(), 1, Integer::sum));
        return new DepartmentMatch(Share.of(labelled, one -> true, DepartmentMatch::agrees), table);
    }

    private static boolean agrees(Played one) {
        String label = one.evalCase().department();
        return OURS.getOrDefault(label, List.of(label)).stream()
                .anyMatch(name -> name.equals(one.department()) || name.equals(one.departmentName()));
    }

    /** A line a department of the file: where its cases went, most of them first. */
    List<String> lines() {
        return table.entrySet().stream()
                .map(row -> row.getKey() + ": "
                        + row.getValue().entrySet().stream()
                                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                                .map(cell -> cell.getKey() + " " + cell.getValue())
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static Map<String, List<String>> labels() {
        try (InputStream in = Objects.requireNonNull(DepartmentMatch.class.getResourceAsStream(LABELS))) {
            return new ObjectMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
