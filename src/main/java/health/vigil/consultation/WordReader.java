package health.vigil.consultation;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.understanding.FindingExtractor;
import health.vigil.understanding.Understanding;
import health.vigil.understanding.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a message in its place: with the open question, and with a short message before it that told nothing alone,
 * because people send one sentence in pieces. The piece before can only add what is present, never deny.
 */
final class WordReader {
    private static final int SHORT_MESSAGE = 40;
    private static final String JOINT = "，";

    private final FindingExtractor extractor;
    private final Function<String, Optional<Question>> catalogue;

    WordReader(FindingExtractor extractor, Function<String, Optional<Question>> catalogue) {
        this.extractor = extractor;
        this.catalogue = catalogue;
    }

    Understanding read(PatientCase patient, PatientMessage message) {
        Understanding alone = understand(patient, message.text());
        if (patient.unread().isEmpty() || message.text().isBlank()) {
            return alone;
        }
        String before = patient.unread() + JOINT;
        Understanding joined = understand(patient, before + message.text());
        Set<String> known = new HashSet<>();
        alone.findings().forEach(finding -> known.add(finding.code()));
        List<Finding> findings = new ArrayList<>(alone.findings());
        for (Finding finding : joined.findings()) {
            boolean reaches = finding.presence() == Presence.PRESENT && finding.end() > before.length();
            if (reaches && known.add(finding.code())) {
                findings.add(within(finding, before.length(), message.text()));
            }
        }
        return new Understanding(
                findings,
                alone.measurements(),
                alone.sex(),
                alone.about(),
                alone.language(),
                alone.answer(),
                alone.intents());
    }

    /** What of this message the next one may still need: all of it when it is short and told nothing. */
    String unread(PatientMessage message, Understanding words) {
        boolean told = !words.findings().isEmpty() || !words.measurements().isEmpty() || words.answer() != null;
        return told || message.text().length() > SHORT_MESSAGE
                ? ""
                : message.text().strip();
    }

    private Understanding understand(PatientCase patient, String text) {
        Question open =
                Optional.ofNullable(patient.openQuestion()).flatMap(catalogue).orElse(null);
        return extractor.extract(new Utterance(text, open, patient.facts(), patient.about()));
    }

    /** The part of the quote that stands in this message. */
    private static Finding within(Finding finding, int offset, String text) {
        int start = Math.max(0, finding.start() - offset);
        int end = Math.min(text.length(), finding.end() - offset);
        return new Finding(
                finding.code(),
                finding.presence(),
                finding.timing(),
                text.substring(start, end),
                start,
                end,
                finding.source(),
                finding.turn());
    }
}
