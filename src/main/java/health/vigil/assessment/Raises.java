package health.vigil.assessment;

import health.vigil.clinical.Raise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What may raise the level of one consultation.
 *
 * @param standing whatever the complaint
 * @param ifComplaint only while this complaint is active, by its id
 */
public record Raises(List<Raise> standing, Map<String, List<Raise>> ifComplaint) {

    public Raises {
        standing = List.copyOf(standing);
        ifComplaint = Map.copyOf(ifComplaint);
    }

    public static Raises none() {
        return new Raises(List.of(), Map.of());
    }

    /** The reasons that hold for these active complaints, each once, the most telling first. */
    List<Raise> of(List<String> complaints) {
        List<Raise> held = new ArrayList<>(standing);
        complaints.forEach(id -> held.addAll(ifComplaint.getOrDefault(id, List.of())));
        return held.stream()
                .distinct()
                .sorted(Comparator.comparing(Raise::reason))
                .toList();
    }
}
