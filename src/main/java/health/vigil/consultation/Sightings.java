package health.vigil.consultation;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Timing;
import health.vigil.consultation.LanguageModel.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is believed of a model's sightings: danger findings present, and harmless unknowns absent where the quote denies
 * them. The quote must stand in the patient's words. A danger finding is never made absent by a model (I1, I4).
 */
final class Sightings {
    private static final int MOST = 12;
    private static final int SHORTEST_QUOTE = 2;

    private final Knowledge knowledge;
    private final List<String> denials;

    Sightings(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.denials = knowledge.lexicon().cues("negation.before");
    }

    /**
     * @param message whose words it is about, written or heard
     * @param before the findings known with what the lexicon read in these words
     */
    List<Finding> believe(List<Sighting> sightings, PatientMessage message, Map<String, Finding> before, int turn) {
        String text = message.words();
        Map<String, Finding> believed = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            FindingEntry entry = knowledge.findings().get(sighting.code());
            int start = sighting.quote().length() < SHORTEST_QUOTE ? -1 : text.indexOf(sighting.quote());
            Finding known = before.get(sighting.code());
            boolean open = known == null || known.presence() == Presence.UNKNOWN;
            if (entry == null || entry.attribute() || start < 0 || !open || believed.size() >= MOST) {
                continue;
            }
            boolean present = sighting.presence().equals("present");
            boolean believable = present
                    ? entry.danger() && !denies(sighting.quote())
                    : sighting.presence().equals("absent") && !entry.danger() && denies(sighting.quote());
            if (believable) {
                int end = start + sighting.quote().length();
                boolean written = end <= message.text().length();
                Presence presence = present ? Presence.PRESENT : Presence.ABSENT;
                believed.putIfAbsent(
                        entry.id(),
                        new Finding(
                                entry.id(),
                                presence,
                                Timing.NOW,
                                sighting.quote(),
                                written ? start : -1,
                                written ? end : -1,
                                Finding.Source.MODEL,
                                turn));
            }
        }
        return new ArrayList<>(believed.values());
    }

    private boolean denies(String quote) {
        String words = " " + quote.toLowerCase(Locale.ROOT).replace("'", "").replace("’", "") + " ";
        return denials.stream()
                .anyMatch(cue -> words.contains(cue.chars().allMatch(c -> c < 128) ? " " + cue + " " : cue));
    }
}
