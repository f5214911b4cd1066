package health.vigil.catalog;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The safety officer has all consultations of a complaint raised by one level until further notice.
 *
 * @param complaint a complaint of the knowledge
 * @param reason in the officer's words, no patient's
 */
public record Incident(String complaint, String reason, String by, LocalDate since) {

    /**
     * The incidents of a file, by complaint: {@code incidents: [{complaint, reason, by, since}]}; an empty list lifts all.
     *
     * @throws KnowledgeException with everything that is wrong with it
     */
    public static Map<String, Incident> read(String file, byte[] bytes, Knowledge knowledge) {
        Problems problems = new Problems();
        Map<String, Incident> incidents = new LinkedHashMap<>();
        Optional<Entry> root = YamlFile.read(file, bytes, problems);
        root.ifPresent(entry -> {
            if (!entry.has("incidents")) {
                entry.problem("incidents", "no incidents; an empty list lifts all");
            }
            for (Entry e : entry.entries("incidents")) {
                String complaint = e.text("complaint");
                boolean known =
                        knowledge.complaints().stream().anyMatch(it -> it.id().equals(complaint));
                if (!known && !complaint.isEmpty()) {
                    e.problem("complaint", "no complaint " + complaint);
                }
                LocalDate since = e.choice("since", LocalDate::parse, LocalDate.EPOCH);
                e.register(incidents, complaint, new Incident(complaint, e.text("reason"), e.text("by"), since));
                e.close();
            }
            entry.close();
        });
        problems.throwIfAny();
        return incidents;
    }
}
