package health.vigil.understanding;

import health.vigil.catalog.FindingEntry;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.Lexicon;
import health.vigil.catalog.NumberEntry;
import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import health.vigil.clinical.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a patient's words into findings by the lexicon. Immutable and safe for use by many threads; the vocabulary is
 * compiled once. Never decides a level.
 */
public final class FindingExtractor {

    private final MessageReader reader;
    private final Narrator narrator;
    private final Durations durations;
    private final Vitals vitals;
    private final Episode episode;
    private final IntentReader intents;
    private final SexReader sexes;
    private final Replies replies;
    private final LanguageReader languages = new LanguageReader();
    private final AnswerReader answers = new AnswerReader();
    private final Map<String, NumberEntry> numbers;
    private final Set<String> danger = new HashSet<>();

    public FindingExtractor(Knowledge knowledge) {
        Lexicon lexicon = knowledge.lexicon();
        reader = new MessageReader(knowledge.findings().values(), lexicon);
        Set<String> attributes = new HashSet<>(reader.contexts().set("attribute"));
        for (FindingEntry entry : knowledge.findings().values()) {
            if (entry.danger()) {
                danger.add(entry.id());
            }
            if (entry.attribute()) {
                attributes.add(entry.id());
            }
        }
        Set<String> history = reader.contexts().set("history");
        narrator = new Narrator(reader.contexts(), attributes);
        numbers = knowledge.numbers();
        NumberWords words = new NumberWords(lexicon);
        durations = new Durations(lexicon, words);
        vitals = new Vitals(lexicon, numbers, words);
        episode = new Episode(reader.contexts().set("chest"), reader.contexts().set("neuro"), attributes, history);
        intents = new IntentReader(lexicon);
        sexes = new SexReader(lexicon);
        replies = new Replies(lexicon, words);
    }

    /** What the words say, findings in text order. */
    public Understanding extract(Utterance utterance) {
        Reading reading = reader.read(utterance.text(), utterance.known(), utterance.asked());
        Set<Understanding.Intent> wants = intents.read(reading);
        Vitals.Result measured = vitals.find(reading);
        List<Duration> spans = durations.find(reading);
        boolean numbered = !spans.isEmpty() || !measured.quantities().isEmpty();
        Narrator.Story story = narrator.tell(reading, utterance.about(), intents, numbered);
        List<Quantity> found = new ArrayList<>(measured.quantities());
        Subject patient = story.cast()
                .patient(story.statements(), found.stream().map(Quantity::start).toList(), danger);
        List<Statement> own = story.statements().stream()
                .filter(s -> story.isFamily(s) || story.cast().isAbout(s.subject(), patient))
                .toList();
        found.removeIf(q -> !story.cast().isAbout(story.cast().at(q.start()), patient));
        List<Duration> times = spans.stream()
                .filter(d -> found.stream().noneMatch(q -> q.start() < d.end() && d.start() < q.end()))
                .filter(d -> story.cast().isAbout(story.cast().at(d.start()), patient))
                .toList();
        Episode.Result course = episode.read(reading, own, times, utterance.known(), utterance.asked());
        found.addAll(course.quantities());
        found.addAll(replies.numbers(reading, utterance.asked(), times, found));
        List<Finding> findings = findings(reading, own, course, replies.picked(reading, utterance.asked()));
        if (measured.implausible()) {
            wants.add(Understanding.Intent.IMPLAUSIBLE);
        }
        if (story.information()) {
            wants.add(Understanding.Intent.INFORMATION);
        }
        if (intents.says(Understanding.Intent.NOBODY_UNWELL, reading)
                && own.stream().noneMatch(narrator::isSymptomNow)) {
            wants.add(Understanding.Intent.NOBODY_UNWELL);
        }
        return new Understanding(
                findings,
                measurements(reading, found),
                sex(reading, story, patient),
                about(patient),
                languages.read(reading),
                answers.read(reading, utterance.asked()),
                wants);
    }

    private static @Nullable Relationship about(@Nullable Subject patient) {
        return patient == null || !patient.named() ? null : patient.who();
    }

    private @Nullable Sex sex(Reading reading, Narrator.Story story, @Nullable Subject patient) {
        if (patient != null && patient.who() != Relationship.SELF && patient.named() && patient.sex() != Sex.UNKNOWN) {
            return patient.sex();
        }
        SexReader.Stated stated = sexes.read(reading);
        boolean own = stated != null && story.cast().isAbout(story.cast().at(stated.at()), patient);
        return stated != null && own ? stated.sex() : null;
    }

    private List<Measurement> measurements(Reading reading, List<Quantity> numbers) {
        Map<String, Measurement> byCode = new LinkedHashMap<>();
        for (Quantity q : numbers) {
            boolean quoted = q.end() > q.start();
            byCode.putIfAbsent(
                    q.code(),
                    new Measurement(
                            q.code(),
                            plausible(q),
                            quoted ? reading.text().quote(q.start(), q.end()) : "",
                            quoted ? reading.text().rawStart(q.start()) : -1,
                            quoted ? reading.text().rawEnd(q.end()) : -1,
                            Finding.Source.WORDS,
                            0));
        }
        return List.copyOf(byCode.values());
    }

    /** A long duration counts as the longest the catalogue allows. */
    private double plausible(Quantity quantity) {
        NumberEntry entry = numbers.get(quantity.code());
        return entry == null ? quantity.value() : Math.min(quantity.value(), entry.high());
    }

    private static List<Finding> findings(
            Reading reading, List<Statement> statements, Episode.Result course, List<Statement> picked) {
        Map<String, Statement> byCode = new LinkedHashMap<>();
        List<Statement> all = new ArrayList<>(statements);
        all.addAll(picked);
        if (course.active() != null && course.start() >= 0) {
            Match span = Match.of(course.start(), course.end(), Match.FINDING, "chest_active");
            all.add(new Statement(span, course.active() ? Presence.PRESENT : Presence.ABSENT, Timing.NOW, null));
        }
        for (Statement statement : all) {
            byCode.merge(statement.hit().value(), statement, (a, b) -> b.rank() > a.rank() ? b : a);
        }
        return byCode.values().stream()
                .sorted(Comparator.comparingInt((Statement s) -> s.hit().start()))
                .map(s -> finding(reading, s))
                .toList();
    }

    private static Finding finding(Reading reading, Statement s) {
        Match hit = s.hit();
        return new Finding(
                hit.value(),
                s.presence(),
                s.timing(),
                reading.text().quote(hit.start(), hit.end()),
                reading.text().rawStart(hit.start()),
                reading.text().rawEnd(hit.end()),
                Finding.Source.WORDS,
                0);
    }
}
