package health.vigil.consultation;

import health.vigil.assessment.Raises;
import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.Timing;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Opening;
import health.vigil.platform.Ids;
import health.vigil.reply.Draft;
import health.vigil.reply.ReplyWriter;
import health.vigil.reply.Scene;
import health.vigil.understanding.FindingExtractor;
import health.vigil.understanding.Understanding;
import health.vigil.understanding.Understanding.Intent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes one turn in memory: understanding, safety, assessment, reply. Takes microseconds, touches no store and no
 * clock. Made at the start-up, because compiling the lexicon would hold up the first patient.
 */
@Startup
@ApplicationScoped
public class TurnTaker {
    private static final Set<String> TRADITIONAL_REGIONS = Set.of("HK", "MO", "TW");
    private static final String INFORMATION = "information_request";

    private final WordReader reader;
    private final Judge judge;
    private final Listener listener;
    private final Opener opener;
    private final RaiseFinder raising;
    private final ReplyWriter writer;
    private final Stage stage;
    private final Sightings sightings;
    private final Ids ids;

    TurnTaker(Knowledge knowledge, Incidents incidents, Ids ids) {
        FindingExtractor extractor = new FindingExtractor(knowledge);
        this.judge = new Judge(knowledge);
        this.reader = new WordReader(extractor, judge::question);
        this.listener = new Listener(knowledge, new AnswerReader(judge::question));
        this.raising = new RaiseFinder(incidents);
        this.writer = new ReplyWriter(knowledge);
        this.stage = new Stage(writer, knowledge);
        this.sightings = new Sightings(knowledge);
        this.ids = ids;
        this.opener = new Opener(judge, new ProfileReader(knowledge, extractor), writer, ids);
    }

    /** A new consultation with its greeting. */
    Consultation open(Opening opening, Instant now) {
        return opener.open(opening, now);
    }

    Taken take(Consultation consultation, PatientMessage message, Instant received) {
        return take(consultation, message, received, List.of());
    }

    /** What a model saw in these words is believed as far as {@link Sightings} goes. */
    List<Finding> believe(Taken taken, List<LanguageModel.Sighting> seen) {
        Turn turn = taken.turn();
        return sightings.believe(
                seen, turn.message().text(), taken.consultation().current().findings(), turn.number());
    }

    /** @param more findings beside those that the lexicon reads in the message */
    Taken take(Consultation consultation, PatientMessage message, Instant received, List<Finding> more) {
        int number = consultation.turns() + 1;
        Understanding words = WordReader.adding(more, reader.read(consultation.current(), message));
        List<PatientCase> cases = new ArrayList<>(consultation.cases());
        List<String> notes = new ArrayList<>();
        PatientCase before = experiencer(cases, words, number, notes);
        before = settled(before, message, words, notes);
        Optional<Question> open = Optional.ofNullable(before.openQuestion()).flatMap(judge::question);
        Listener.Heard heard = listener.hear(before, message, words, open.orElse(null), number);
        PatientCase patient = informed(heard.patient(), words, number);
        String region = consultation.settings().region();
        Raises raises = raising.find(consultation, patient, words);
        Judge.Judged judged = judge.judge(heard.of(patient), raises, region);
        patient =
                patient.withRaised(RaiseFinder.kept(raises, judged.assessment().raised()));
        Language language = language(words, consultation, message.text());
        message.toMeasureAgain().forEach(code -> notes.add("measure_again:" + code));
        boolean answered =
                message.hasData() || !words.measurements().isEmpty() || words.answer() != null || !notes.isEmpty();
        Stage.Staged staged = stage.set(new Stage.Situation(
                patient, judged, words, open.orElse(null), answered, heard.unspecified(), notes, language, region));
        Draft draft = writer.draft(ids.next(), staged.scene());
        Turn turn = new Turn(
                ids.next(), number, message, received, language, draft.scripted(), judged.assessment(), true, null);
        cases.set(cases.size() - 1, staged.patient().withUnread(reader.unread(message, words)));
        return new Taken(
                after(consultation, cases, language, turn.assessment()), turn, draft, staged.scene(), patient.facts());
    }

    /** The same turn, its reply written with guideline texts. */
    Taken quote(Taken taken, List<Snippet> snippets) {
        Scene scene = taken.scene().withSnippets(snippets);
        Draft draft = writer.draft(taken.turn().reply().id(), scene);
        Turn turn = taken.turn().withReply(draft.scripted());
        return new Taken(taken.consultation(), turn, draft, scene, taken.facts());
    }

    /** The turn of a message judged by itself, with what the token knows. */
    Turn alone(Address address, PatientMessage message, Instant received) {
        var settings = new Consultation.Settings(address.language(), address.region(), "api", null, null, null);
        Consultation blank = open(new Opening(address.tenant(), settings, Patient.unknown(), null), received);
        return take(blank, message, received).turn();
    }

    /** One message of a patient with a profile, nothing kept. */
    Turn triage(Patient patient, PatientMessage message, String region, Instant received) {
        var settings = new Consultation.Settings(null, region, "api", null, null, null);
        return take(open(new Opening("", settings, patient, null), received), message, received)
                .turn();
    }

    /** The case the words are about: the current one, an earlier one, or a new one for a person named now. */
    private static PatientCase experiencer(
            List<PatientCase> cases, Understanding words, int number, List<String> notes) {
        PatientCase current = cases.get(cases.size() - 1);
        Relationship about = words.about();
        boolean tells = !words.findings().isEmpty() || !words.measurements().isEmpty();
        if (about == null || about == current.about() || !tells) {
            return current;
        }
        PatientCase next = null;
        for (PatientCase earlier : cases) {
            if (earlier.about() == about) {
                next = earlier;
            }
        }
        if (number == 1) {
            cases.remove(current);
        } else {
            notes.add("other_patient_started");
        }
        if (next != null) {
            cases.remove(next);
        }
        PatientCase found = next == null ? PatientCase.of(about) : next;
        cases.add(found);
        return found;
    }

    /** An open correction question is settled by a clear yes or no. */
    private static PatientCase settled(
            PatientCase patient, PatientMessage message, Understanding words, List<String> notes) {
        if (!Objects.equals(patient.openQuestion(), Stage.CORRECTION) || patient.disputed() == null) {
            return patient;
        }
        String choice = null;
        for (PatientMessage.Answer answer : message.answers()) {
            if (answer instanceof PatientMessage.Answer.OfChoice of
                    && of.question().equals(Stage.CORRECTION)) {
                choice = of.choice();
            }
        }
        boolean yes = choice == null ? words.answer() == Understanding.Answer.YES : choice.equals("yes");
        notes.add((yes ? "correction_noted:" : "correction_kept:") + patient.disputed());
        return patient.withDisputeSettled(yes);
    }

    /** A general question, with nobody said to be unwell, is a complaint of its own. */
    private static PatientCase informed(PatientCase patient, Understanding words, int turn) {
        boolean asks =
                words.intents().contains(Intent.INFORMATION) || words.intents().contains(Intent.NOBODY_UNWELL);
        boolean unwell = patient.findings().values().stream()
                .anyMatch(finding -> finding.presence() == Presence.PRESENT
                        && finding.timing() == Timing.NOW
                        && finding.source() != Finding.Source.PROFILE);
        if (!asks || unwell) {
            return patient;
        }
        var findings = new LinkedHashMap<>(patient.findings());
        findings.put(INFORMATION, Finding.of(INFORMATION, Presence.PRESENT, Finding.Source.WORDS, turn));
        if (words.intents().contains(Intent.NOBODY_UNWELL)) {
            findings.put("nobody_unwell", Finding.of("nobody_unwell", Presence.PRESENT, Finding.Source.WORDS, turn));
        }
        return patient.withHeard(patient.sex(), findings, patient.measurements(), patient.disputed());
    }

    /** The language of the words; where they do not tell, the last one, the one asked for, or the region's script. */
    private static Language language(Understanding words, Consultation consultation, String text) {
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

    private static Consultation after(
            Consultation before, List<PatientCase> cases, Language language, Assessment assessment) {
        return new Consultation(
                before.id(),
                before.tenant(),
                before.createdAt(),
                before.settings(),
                language,
                before.closed(),
                cases,
                before.turns() + 1,
                before.earlier(),
                before.greeting(),
                assessment);
    }
}
