package health.vigil.consultation.audit;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Raise;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.Basis;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.Rederiver;
import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.Turn;
import health.vigil.platform.RecordJson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a stored consultation is what was recorded, and whether its levels follow from it (I6): the chain is whole, record and turns
 * are those it vouches for, and each turn's assessment is derived again to the same.
 */
public final class RecordCheck {
    private final AuditChain chain;
    private final RecordJson json;
    private final String version;
    private final Rederiver rederiver;

    public RecordCheck(AuditChain chain, RecordJson json, Knowledge knowledge) {
        this.chain = chain;
        this.json = json;
        this.version = knowledge.version();
        this.rederiver = new Rederiver(knowledge);
    }

    /**
     * What came of a check, in plain words without a patient's.
     *
     * @param broken what does not fit the chain, or of the chain
     * @param differing which turns are not derived to what was recorded
     * @param open which turns could not be derived again, and why
     * @param erased nothing but the chain is left: replay ends there
     */
    public record Report(
            String id,
            int turns,
            int entries,
            boolean erased,
            List<String> broken,
            List<String> differing,
            List<String> open) {
        public Report {
            broken = List.copyOf(broken);
            differing = List.copyOf(differing);
            open = List.copyOf(open);
        }

        public boolean isFine() {
            return broken.isEmpty() && differing.isEmpty();
        }
    }

    public Report check(StoredRecord stored) {
        AuditChain.Checked checked = chain.check(stored);
        List<String> broken = new ArrayList<>(checked.problems());
        List<String> differing = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        try {
            checked.links().forEach(link -> entries.add(chain.entry(link)));
            return checked(stored, entries, broken, differing, open);
        } catch (IllegalStateException unreadable) {
            broken.add("a part cannot be read: " + unreadable.getMessage());
            return report(stored, entries, broken, differing, open);
        }
    }

    private Report checked(
            StoredRecord stored,
            List<AuditEntry> entries,
            List<String> broken,
            List<String> differing,
            List<String> open) {
        if (stored.record().isEmpty()) {
            if (!isErased(entries)) {
                broken.add("the consultation is not there, and its chain does not say that it was erased");
            }
        } else {
            checkDigests(stored, entries, broken);
            String region =
                    json.read(stored.record(), Consultation.class).settings().region();
            List<Turn> turns = stored.turns().stream()
                    .map(text -> json.read(text, Turn.class))
                    .toList();
            checkLevels(turns, region, differing, open);
            checkFloors(turns, entries, differing);
        }
        return report(stored, entries, broken, differing, open);
    }

    private static Report report(
            StoredRecord stored,
            List<AuditEntry> entries,
            List<String> broken,
            List<String> differing,
            List<String> open) {
        return new Report(
                stored.id(), stored.turns().size(), entries.size(), isErased(entries), broken, differing, open);
    }

    private static boolean isErased(List<AuditEntry> entries) {
        return !entries.isEmpty() && entries.get(entries.size() - 1).action().equals(AuditEntry.ERASED);
    }

    private void checkDigests(StoredRecord stored, List<AuditEntry> entries, List<String> broken) {
        Map<Integer, String> vouched = new TreeMap<>();
        String record = "";
        for (AuditEntry entry : entries) {
            record = entry.details().getOrDefault(TurnTrace.RECORD_DIGEST, record);
            if (TurnTrace.isOfATurn(entry)) {
                vouched.put(
                        Integer.parseInt(entry.details().getOrDefault(TurnTrace.TURN, "0")),
                        entry.details().getOrDefault(TurnTrace.TURN_DIGEST, ""));
            }
        }
        for (int number = 1; number <= stored.turns().size(); number++) {
            String digest = vouched.remove(number);
            if (digest == null) {
                broken.add("turn " + number + " has no entry in the chain");
            } else if (!chain.isDigest(digest, stored.turns().get(number - 1))) {
                broken.add("turn " + number + " is not the one the chain vouches for");
            }
        }
        vouched.keySet().forEach(number -> broken.add("turn " + number + " is missing"));
        if (!chain.isDigest(record, stored.record())) {
            broken.add("the consultation's record is not the one the chain vouches for");
        }
    }

    private void checkLevels(List<Turn> turns, String region, List<String> differing, List<String> open) {
        Assessment before = null;
        for (Turn turn : turns) {
            Assessment recorded = turn.assessment();
            if (!recorded.knowledgeVersion().equals(version)) {
                open.add("turn " + turn.number() + " was judged by knowledge " + recorded.knowledgeVersion());
                continue;
            }
            boolean leftAlone = !turn.isOfPatient() && turn.basis() == null && before != null;
            Assessment derived =
                    leftAlone ? before : rederiver.derive(turn, region).orElse(null);
            before = recorded;
            if (derived == null) {
                open.add("turn " + turn.number() + " was stored by a version that did not record its basis");
            } else if (!derived.equals(recorded)) {
                differing.add("turn " + turn.number() + ": " + difference(recorded, derived));
            }
        }
    }

    private static String difference(Assessment recorded, Assessment derived) {
        List<String> parts = new ArrayList<>();
        add(parts, "level", recorded.level().wire(), derived.level().wire());
        add(parts, "floor", recorded.floor().wire(), derived.floor().wire());
        add(parts, "rules", recorded.redFlags(), derived.redFlags());
        add(parts, "open", recorded.openRedFlags(), derived.openRedFlags());
        return parts.isEmpty() ? "something beside level, floor, rules and open items" : String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, Object recorded, Object derived) {
        if (!recorded.equals(derived)) {
            parts.add(what + " recorded " + recorded + ", derived " + derived);
        }
    }

    /** A patient's floor goes on where the last turn about the same person left it, unless a clinician has acted. */
    private static void checkFloors(List<Turn> turns, List<AuditEntry> entries, List<String> differing) {
        boolean clinician = entries.stream()
                .anyMatch(entry ->
                        entry.actor().startsWith("clinician") && !entry.action().endsWith(".read"));
        Map<Relationship, TriageLevel> floors = new EnumMap<>(Relationship.class);
        for (Turn turn : turns) {
            Basis basis = turn.basis();
            if (basis != null) {
                TriageLevel before = floors.getOrDefault(basis.about(), TriageLevel.SELF_CARE);
                if (!clinician && !basis.floor().level().isAtLeast(before)) {
                    differing.add("turn " + turn.number() + " began at floor "
                            + basis.floor().level().wire() + ", the turn before had left it at " + before.wire());
                }
                boolean stated = turn.assessment().raised().stream().anyMatch(Raise::isStated);
                floors.put(
                        basis.about(),
                        stated ? basis.floor().level() : turn.assessment().floor());
            }
        }
    }
}
