package health.vigil.channel.api;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.NumberEntry;
import health.vigil.channel.api.Requests.AnswerBody;
import health.vigil.channel.api.Requests.AttachmentBody;
import health.vigil.channel.api.Requests.MessageBody;
import health.vigil.channel.api.Requests.VitalsBody;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Reading;
import health.vigil.consultation.Attachment;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.PatientMessage.Answer;
import health.vigil.consultation.PatientMessage.Measured;
import health.vigil.consultation.ReadingChooser;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A message as the consultation takes it: codes that exist, values a person can have, in the catalogue's units. */
@Singleton
public final class MessageReader {
    private static final Set<String> PROGRAM_QUESTIONS = Set.of("correction", "heard", "check_in");

    private final Knowledge knowledge;
    private final Set<String> questions = new HashSet<>(PROGRAM_QUESTIONS);
    private final ReadingsReader series;
    private final ReadingChooser chooser;
    private final Clock clock;
    private final int maxLength;

    MessageReader(
            Knowledge knowledge,
            ReadingsReader series,
            Clock clock,
            @ConfigProperty(name = "vigil.message.max-length", defaultValue = "1500") int maxLength) {
        this.knowledge = knowledge;
        this.series = series;
        this.chooser = new ReadingChooser(knowledge);
        this.clock = clock;
        this.maxLength = maxLength;
        knowledge
                .complaints()
                .forEach(complaint -> complaint
                        .questions()
                        .forEach(item -> questions.add(item.question().id())));
    }

    /** @throws Rejection 413 for too long a text, 422 for anything that cannot be read */
    PatientMessage read(MessageBody body) {
        String text = checked(body.text());
        List<Problem.Violation> violations = new ArrayList<>();
        Map<String, Double> vitals = vitals(body.vitals(), "message.vitals.", violations);
        List<Answer> answers = answers(body.answers(), violations);
        List<Reading> readings = new ArrayList<>(series.read(body.vitalsSeries(), "message.vitals_series", violations));
        VitalsBody given = body.vitals();
        if (given != null && given.measuredAt() != null) {
            // with a time of its own a single value is a reading like any other: it may be old
            readings.addAll(series.read(given, "message.vitals", violations));
            vitals.clear();
        }
        if (ReadingsReader.isIrregular(given) || series.isIrregular(body.vitalsSeries())) {
            answers.add(new Answer.OfFinding(ReadingsReader.IRREGULAR, Presence.PRESENT));
        }
        if (!violations.isEmpty()) {
            throw new Rejection(Problem.invalid(violations));
        }
        String consciousness = given == null ? null : given.consciousness();
        List<Attachment> attachments = attachments(body);
        if (saysNothing(text)
                && answers.isEmpty()
                && vitals.isEmpty()
                && consciousness == null
                && readings.isEmpty()
                && attachments.isEmpty()) {
            throw Rejection.field("message", "needs text, answers, vitals or attachments");
        }
        if (readings.isEmpty()) {
            return new PatientMessage(body.id(), text, vitals, consciousness, answers, null, attachments);
        }
        ReadingChooser.Chosen chosen = chooser.choose(readings, clock.instant());
        Map<String, Double> measured = new HashMap<>(chosen.measured());
        measured.putAll(vitals);
        return new PatientMessage(
                body.id(),
                text,
                measured,
                consciousness,
                answers,
                new Measured(readings, chosen.old(), chosen.again()),
                attachments);
    }

    private static List<Attachment> attachments(MessageBody body) {
        List<AttachmentBody> named = body.attachments();
        return named == null
                ? List.of()
                : named.stream()
                        .map(AttachmentBody::id)
                        .distinct()
                        .map(Attachment::named)
                        .toList();
    }

    /** Spaces and characters that cannot be seen say nothing. */
    private static boolean saysNothing(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    public String checked(@Nullable String text) {
        String words = text == null ? "" : text;
        if (words.codePointCount(0, words.length()) > maxLength) {
            throw new Rejection(
                    Problem.of(413, "message_too_long", "A message may have " + maxLength + " characters at most"));
        }
        return words;
    }

    Map<String, Double> vitals(@Nullable VitalsBody body, String field, List<Problem.Violation> violations) {
        Map<String, Double> vitals = new HashMap<>();
        if (body == null) {
            return vitals;
        }
        for (VitalsBody.Value given : body.values()) {
            if (isPlausible(given.code(), field + given.field(), given.number(), violations)) {
                vitals.put(given.code(), given.number());
            }
        }
        return vitals;
    }

    private boolean isPlausible(String code, String field, double value, List<Problem.Violation> violations) {
        NumberEntry entry = knowledge.numbers().get(code);
        if (entry == null || (value >= entry.low() && value <= entry.high())) {
            return true;
        }
        String range = entry.low() + " and " + entry.high() + " " + entry.unit();
        violations.add(new Problem.Violation(field, "must be between " + range));
        return false;
    }

    private List<Answer> answers(@Nullable List<AnswerBody> bodies, List<Problem.Violation> violations) {
        List<Answer> answers = new ArrayList<>();
        if (bodies == null) {
            return answers;
        }
        for (int i = 0; i < bodies.size(); i++) {
            String field = "message.answers[" + i + "]";
            Answer answer = answer(bodies.get(i), field, violations);
            if (answer != null) {
                answers.add(answer);
            }
        }
        return answers;
    }

    private @Nullable Answer answer(AnswerBody body, String field, List<Problem.Violation> violations) {
        String finding = body.finding();
        String question = body.question();
        String choice = body.choice();
        if (question != null && choice != null) {
            if (!questions.contains(question)) {
                violations.add(new Problem.Violation(field + ".question", "is not a question of this service"));
                return null;
            }
            return new Answer.OfChoice(question, choice);
        }
        if (finding != null && knowledge.numbers().containsKey(finding)) {
            Double value = body.value();
            Double known = value == null ? null : Units.convert(value, body.unit(), unit(finding));
            boolean fine = known == null || isPlausible(finding, field + ".value", known, violations);
            return fine ? new Answer.OfNumber(finding, known, body.unit()) : null;
        }
        if (finding != null && body.presence() != null && knowledge.findings().containsKey(finding)) {
            return new Answer.OfFinding(finding, Wire.read(Presence.class, body.presence(), Presence.UNKNOWN));
        }
        boolean unknown = finding != null && !knowledge.findings().containsKey(finding);
        violations.add(
                unknown
                        ? new Problem.Violation(field + ".finding", "is not a finding of this service")
                        : new Problem.Violation(
                                field, "needs finding and presence, finding and value, or question and choice"));
        return null;
    }

    private String unit(String code) {
        NumberEntry entry = knowledge.numbers().get(code);
        return entry == null ? "" : entry.unit();
    }
}
