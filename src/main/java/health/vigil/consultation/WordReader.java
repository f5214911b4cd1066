package health.vigil.consultation;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Timing;
import health.vigil.understanding.FindingExtractor;
import health.vigil.understanding.Understanding;
import health.vigil.understanding.Understanding.Intent;
import health.vigil.understanding.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message in its place: with the open question, and with a short message before it that told nothing alone,
 * because people send one sentence in pieces. The piece before can only add what is present, never deny.
 */
final class WordReader {
    private static final Set<String> TRADITIONAL_REGIONS = Set.of("HK", "MO", "TW");
    private static final int SHORT_MESSAGE = 40;
    private static final String JOINT = "，";
    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?.\\n]+");
    private static final Set<Intent> DISTRACTING = Set.of(Intent.MINIMISING, Intent.INSTRUCTION);

    private final FindingExtractor extractor;
    private final Function<String, Optional<Question>> catalogue;
    private final SpokenWords spoken;

    /** @param danger whether a code is a danger finding */
    WordReader(FindingExtractor extractor, Function<String, Optional<Question>> catalogue, Predicate<String> danger) {
        this.extractor = extractor;
        this.catalogue = catalogue;
        this.spoken = new SpokenWords(danger);
    }

    Understanding read(PatientCase patient, PatientMessage message) {
        Understanding written = written(patient, message);
        if (message.sent().isEmpty()) {
            return written;
        }
        String heard = message.heard();
        Understanding spoke = bySentence(patient, heard, understand(patient, heard));
        return spoken.join(written, !message.text().isBlank(), spoke, open(patient));
    }

    private Understanding written(PatientCase patient, PatientMessage message) {
        Understanding alone = bySentence(patient, message.text(), understand(patient, message.text()));
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
                findings.add(moved(finding, -before.length(), message.text()));
            }
        }
        return with(alone, findings);
    }

    /** Beside words that play it down or give orders, every sentence also counts by itself, so that none is lost (I10). */
    private Understanding bySentence(PatientCase patient, String text, Understanding whole) {
        if (whole.intents().stream().noneMatch(DISTRACTING::contains)) {
            return whole;
        }
        Set<String> known = new HashSet<>();
        whole.findings().stream()
                .filter(finding -> finding.presence() == Presence.PRESENT)
                .forEach(finding -> known.add(finding.code()));
        List<Finding> findings = new ArrayList<>(whole.findings());
        Matcher sentence = SENTENCE.matcher(text);
        while (sentence.find()) {
            Understanding part = understand(patient, sentence.group());
            boolean other = part.about() != null && part.about() != Relationship.SELF;
            for (Finding finding : other ? List.<Finding>of() : part.findings()) {
                boolean now = finding.presence() == Presence.PRESENT && finding.timing() == Timing.NOW;
                if (now && known.add(finding.code())) {
                    findings.removeIf(denied -> denied.code().equals(finding.code()));
                    findings.add(moved(finding, sentence.start(), text));
                }
            }
        }
        return with(whole, findings);
    }

    /** What was read, and findings seen otherwise in the same words. */
    static Understanding adding(List<Finding> more, Understanding words) {
        if (more.isEmpty()) {
            return words;
        }
        List<Finding> findings = new ArrayList<>(words.findings());
        findings.addAll(more);
        return with(words, findings);
    }

    private static Understanding with(Understanding words, List<Finding> findings) {
        return new Understanding(
                findings,
                words.measurements(),
                words.sex(),
                words.about(),
                words.language(),
                words.answer(),
                words.intents());
    }

    /** What of this message the next one may still need: all of it when it is short and told nothing. */
    String unread(PatientMessage message, Understanding words) {
        boolean told = !words.findings().isEmpty() || !words.measurements().isEmpty() || words.answer() != null;
        return told || message.text().length() > SHORT_MESSAGE
                ? ""
                : message.text().strip();
    }

    private Understanding understand(PatientCase patient, String text) {
        return extractor.extract(new Utterance(text, open(patient), patient.facts(), patient.about()));
    }

    private @Nullable Question open(PatientCase patient) {
        return Optional.ofNullable(patient.openQuestion()).flatMap(catalogue).orElse(null);
    }

    /** The part of the quote that stands in this text, its offsets moved. */
    private static Finding moved(Finding finding, int by, String text) {
        int start = Math.max(0, finding.start() + by);
        int end = Math.min(text.length(), finding.end() + by);
        String quote = start < end ? text.substring(start, end) : "";
        return new Finding(
                finding.code(),
                finding.presence(),
                finding.timing(),
                quote,
                start,
                end,
                finding.source(),
                finding.turn());
    }

    /** The language of the words; where they do not tell, the last one, the one asked for, or the region's script. */
    static Language language(Understanding words, Consultation consultation, String text) {
        Language said = words.language();
        Language last = consultation.language();
        if (said != null || last != null) {
            return said != null ? said : Objects.requireNonNull(last);
        }
        boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
        if (!chinese) {
            return Language.EN;
        }
        return TRADITIONAL_REGIONS.contains(consultation.settings().region()) ? Language.ZH_HANT : Language.ZH_HANS;
    }
}
