package health.vigil.consultation;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.consultation.Attachment.Read;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is believed of a picture: visible danger signs, as present and only where nothing was known, what a named medicine
 * means to triage, and values a person can have. A picture makes nothing absent (I1, I4).
 */
final class Pictures {
    private static final int MOST = 12;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NAME = 100;

    private final Knowledge knowledge;

    Pictures(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What may stand in the record of what a model says it sees. */
    Read plausible(Read seen) {
        Map<String, Double> values = new TreeMap<>();
        seen.values().forEach((code, value) -> {
            NumberEntry entry =
                    Listener.VITALS.contains(code) ? knowledge.numbers().get(code) : null;
            if (entry != null && value >= entry.low() && value <= entry.high()) {
                values.put(code, value);
            }
        });
        return new Read(
                cut(seen.text(), LONGEST_TEXT),
                seen.findings().stream()
                        .filter(this::isVisible)
                        .distinct()
                        .limit(MOST)
                        .toList(),
                values,
                seen.medicines().stream()
                        .map(name -> cut(name, LONGEST_NAME))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .limit(MOST)
                        .toList());
    }

    /** @param known the findings before this message */
    List<Finding> findings(PatientMessage message, Map<String, Finding> known, int turn) {
        Set<String> codes = new LinkedHashSet<>();
        for (Read read : message.readPictures()) {
            codes.addAll(read.findings());
            read.medicines().forEach(name -> codes.addAll(knowledge.codings().ofMedicine(name)));
        }
        List<Finding> findings = new ArrayList<>();
        for (String code : codes) {
            Finding before = known.get(code);
            if (before == null || before.presence() == Presence.UNKNOWN) {
                findings.add(Finding.of(code, Presence.PRESENT, Finding.Source.ATTACHMENT, turn));
            }
        }
        return findings;
    }

    private boolean isVisible(String code) {
        FindingEntry entry = knowledge.findings().get(code);
        return entry != null && entry.visible();
    }

    private static String cut(String text, int length) {
        String words = text.strip();
        return words.length() <= length ? words : words.substring(0, length);
    }
}
