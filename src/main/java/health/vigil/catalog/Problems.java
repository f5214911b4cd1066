package health.vigil.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that an author sees everything at once. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Place place, String reason) {
        found.add(new Problem(place, reason));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new KnowledgeException(found.stream()
                    .sorted(Comparator.comparing((Problem p) -> p.place.file()).thenComparing(p -> p.place.line()))
                    .map(Problem::toString)
                    .distinct()
                    .toList());
        }
    }

    private record Problem(Place place, String reason) {
        @Override
        public String toString() {
            return place + ": " + reason;
        }
    }
}
