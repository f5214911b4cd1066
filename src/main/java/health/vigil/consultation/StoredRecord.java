package health.vigil.consultation;

import java.util.List;

/**
 * All that is kept of a consultation, word for word as it was stored: what its audit chain vouches for.
 *
 * @param record the consultation's JSON, empty when it was erased or never there
 * @param turns their JSON, oldest first
 * @param head seals the end of the chain, empty when there is no chain
 * @param links of the chain, oldest first
 */
public record StoredRecord(
        String tenant, String id, String record, List<String> turns, String head, List<String> links) {
    public StoredRecord {
        turns = List.copyOf(turns);
        links = List.copyOf(links);
    }

    /** Nothing is kept, not even that it was erased. */
    public boolean isMissing() {
        return record.isEmpty() && links.isEmpty();
    }

    /** Without the patient's words. */
    @Override
    public String toString() {
        return "StoredRecord[" + tenant + " " + id + ", " + turns.size() + " turns]";
    }
}
