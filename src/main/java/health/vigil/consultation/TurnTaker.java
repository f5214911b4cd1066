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
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Takes one turn in memory: understanding, safety, assessment, reply. Takes microseconds, touches no store and no
 * clock. Made at the start-up, because compiling the lexicon would hold up the first patient.
 */
@Startup
@ApplicationScoped
public class TurnTaker {
    private static final String INFORMATION = "information_request";

    private final WordReader reader;
    private final Judge judge;
    private final Listener listener;
    private final Opener opener;
    private final RaiseFinder raising;
    private final CheckIn checkIn;
    private final ReplyWriter writer;
    private final Stage stage;
    private final Sightings sightings;
    private final Pictures pictures;
    private final ActTaker acts;
    private final Ids ids;

    TurnTaker(Knowledge knowledge, Incidents incidents, Ids ids) {
        FindingExtractor extractor = new FindingExtractor(knowledge);
        this.judge = new Judge(knowledge);
        this.reader = new WordReader(extractor, judge::question, knowledge::isDanger);
        this.listener = new Listener(knowledge, new AnswerReader(judge::question));
        this.raising = new RaiseFinder(incidents);
        this.checkIn = new CheckIn(knowledge);
        this.writer = new ReplyWriter(knowledge);
        this.stage = new Stage(writer, knowledge);
        this.sightings = new Sightings(knowledge);
        this.pictures = new Pictures(knowledge);
        this.acts = new ActTaker(judge, writer, ids);
        this.ids = ids;
        this.opener = new Opener(judge, new ProfileReader(knowledge, extractor), writer, ids);
    }

    /** A new consultation with its greeting. */
    Consultation open(Opening opening, Instant now) {
        return opener.open(opening, now);
    }

    /** What a clinician did, as a turn; the caller has made sure that it may be done. */
    Taken act(Consultation consultation, Act act, String messageId, Instant now) {
        return acts.take(consultation, act, messageId, now);
    }

    /** What a model saw in these words is believed as far as {@link Sightings} goes. */
    List<Finding> believe(Taken taken, List<LanguageModel.Sighting> seen) {
        Turn turn = taken.turn();
        return sightings.believe(
                seen, turn.message(), taken.consultation().current().findings(), turn.number());
    }

    /** With what was read in its attachments, as far as that lowers nothing: not the floor, and for a picture not the level (I1). */
    Taken hear(Consultation consultation, PatientMessage message, Instant received) {
        Taken with = take(consultation, message, received, List.of());
        if (message.sent().isEmpty()) {
            return with;
        }
        Taken without = take(consultation, message.settingAside(), received, List.of());
        Assessment raised = with.turn().assessment();
        Assessment bare = without.turn().assessment();
        boolean milder = !message.readPictures().isEmpty() && !raised.level().isAtLeast(bare.level());
        return milder || !raised.floor().isAtLeast(bare.floor()) ? without : with;
    }

    /** @param more findings beside those that the lexicon reads in the message */
    @WithSpan("judge")
    Taken take(Consultation consultation, PatientMessage message, Instant received, List<Finding> more) {
        int number = consultation.turns() + 1;
        PatientCase known = consultation.current();
        Understanding words = WordReader.adding(more, reader.read(known, message));
        words = WordReader.adding(pictures.findings(message, known.findings(), number), words);
        List<PatientCase> cases = new ArrayList<>(consultation.cases());
        List<String> notes = new ArrayList<>();
        PatientCase before = Experiencer.find(cases, words, number, notes);
        before = settled(before, message, words, notes);
        CheckIn.Answer feeling = checkIn.read(before, message, words);
        if (feeling != null) {
            before = feeling.reopens() ? checkIn.reopened(before) : before;
            notes.add(feeling.reopens() ? "check_in_not_better" : "check_in_" + feeling.wire());
        }
        Optional<Question> open = Optional.ofNullable(before.openQuestion()).flatMap(judge::question);
        Listener.Heard heard = listener.hear(before, message, words, open.orElse(null), number);
        PatientCase patient = informed(heard.patient(), words, number);
        String region = consultation.settings().region();
        Raises raises = raising.find(consultation, patient, words, feeling);
        Judge.Judged judged = judge.judge(heard.of(patient), raises, region);
        patient =
                patient.withRaised(RaiseFinder.kept(raises, judged.assessment().raised()));
        Language language = WordReader.language(words, consultation, message.words());
        message.toMeasureAgain().forEach(code -> notes.add("measure_again:" + code));
        boolean answered = message.hasData()
                || !words.measurements().isEmpty()
                || words.answer() != null
                || !notes.isEmpty()
                || open.isPresent() && !message.sent().isEmpty();
        notes.addAll(AttachmentNotes.of(message));
        Stage.Staged staged = stage.set(new Stage.Situation(
                patient,
                judged,
                words,
                open.orElse(null),
                answered,
                heard.unspecified(),
                notes,
                language,
                region,
                number,
                consultation.care().holder() != null,
                isUnheard(message, words)));
        Draft draft = writer.draft(ids.next(), staged.scene());
        Turn turn = Turn.taken(ids.next(), number, message, received, language, draft.scripted(), judged);
        cases.set(cases.size() - 1, staged.patient().withUnread(reader.unread(message, words)));
        Consultation after = consultation
                .withTurn(
                        language, cases, turn.assessment(), consultation.care().heard(received))
                .with(consultation.followUp().heard(words, feeling));
        return new Taken(after, turn, draft, staged.scene(), patient.facts());
    }

    /** The same turn, its reply written with guideline texts. */
    Taken quote(Taken taken, List<Snippet> snippets) {
        Scene scene = taken.scene().withSnippets(snippets);
        Draft draft = writer.draft(taken.turn().reply().id(), scene);
        Turn turn = taken.turn().withReply(draft.scripted());
        return new Taken(taken.consultation(), turn, draft, scene, taken.facts());
    }

    /** Whom the words are about, when this consultation has been about others so far; empty before its first turn. */
    public Optional<Relationship> newcomer(Consultation consultation, PatientMessage message) {
        return consultation.turns() == 0
                ? Optional.empty()
                : Experiencer.newcomer(consultation.cases(), reader.read(consultation.current(), message));
    }

    /** The turn of a message judged by itself, with what the token knows: what it says without any store. */
    public Turn alone(Address address, PatientMessage message, Instant received) {
        var settings = new Consultation.Settings(address.language(), address.region(), "api", null, null, null);
        Consultation blank = open(new Opening(address.tenant(), settings, Patient.unknown(), null), received);
        return take(blank, message, received, List.of()).turn();
    }

    /** One message of a patient with a profile, nothing kept. */
    Turn triage(Patient patient, PatientMessage message, String region, Instant received) {
        var settings = new Consultation.Settings(null, region, "api", null, null, null);
        return take(open(new Opening("", settings, patient, null), received), message, received, List.of())
                .turn();
    }

    /** An open correction question is settled by a clear yes or no. */
    private static PatientCase settled(
            PatientCase patient, PatientMessage message, Understanding words, List<String> notes) {
        String id = patient.openQuestion();
        if (!CorrectionQuestion.isOne(id) || patient.disputed() == null) {
            return patient;
        }
        String choice = null;
        for (PatientMessage.Answer answer : message.answers()) {
            if (answer instanceof PatientMessage.Answer.OfChoice of
                    && of.question().equals(id)) {
                choice = of.choice();
            }
        }
        // One asks whether it is wrong, the other whether it is right: only the one clear answer takes anything back.
        boolean confirms = CorrectionQuestion.CONFIRM.equals(id);
        Understanding.Answer taking = confirms ? Understanding.Answer.NO : Understanding.Answer.YES;
        boolean wrong = choice == null ? words.answer() == taking : choice.equals(confirms ? "no" : "yes");
        notes.add((wrong ? "correction_noted:" : "correction_kept:") + patient.disputed());
        boolean right = choice == null ? words.answer() == Understanding.Answer.YES : choice.equals("yes");
        return confirms && right ? patient.withDisputeConfirmed() : patient.withDisputeSettled(wrong);
    }

    private static boolean isUnheard(PatientMessage message, Understanding words) {
        return !message.sent().isEmpty()
                && message.text().isBlank()
                && !message.hasData()
                && message.oldReadings().isEmpty()
                && words.findings().isEmpty()
                && words.measurements().isEmpty()
                && words.answer() == null;
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
}
