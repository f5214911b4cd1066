package health.vigil.consultation;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Plays a consultation in memory: the story without its store. */
public final class Play {
    public static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    public static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final int MOST_ANSWERS = 30;

    /** What the safety officer has raised, complaint to reason. */
    static final Map<String, String> INCIDENTS = new ConcurrentHashMap<>();

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final TurnTaker TURNS =
            new TurnTaker(KNOWLEDGE, () -> INCIDENTS, () -> "id-" + COUNT.getAndIncrement());

    private Consultation consultation;
    private int next;
    final List<Turn> taken = new ArrayList<>();

    public Play(String region, Patient patient) {
        var settings = new Consultation.Settings(null, region, "api", null, null, null);
        this.consultation = TURNS.open(new ConsultationService.Opening("default", settings, patient, null), NOW);
    }

    public static Play of(String region) {
        return new Play(region, Patient.unknown());
    }

    /** The same patient key has had these contacts before. */
    Play after(Contact... earlier) {
        consultation = consultation.withEarlier(List.of(earlier));
        return this;
    }

    /** The question of a turn that must have asked one. */
    static Reply.Asked asked(Turn turn) {
        return Objects.requireNonNull(turn.reply().question(), "the reply asks nothing");
    }

    public Turn say(String text) {
        return take(text, List.of());
    }

    public Turn answer(PatientMessage.Answer answer) {
        return take("", List.of(answer));
    }

    /** What a clinician does. */
    Turn act(Act act) {
        Taken result = TURNS.act(consultation, act, Turn.CLINICIAN + next++, NOW);
        consultation = result.consultation();
        taken.add(result.turn());
        return result.turn();
    }

    Consultation consultation() {
        return consultation;
    }

    /** As the store would give it. */
    public ConsultationStore.Snapshot snapshot() {
        return new ConsultationStore.Snapshot(consultation, taken);
    }

    PatientCase patient() {
        return consultation.current();
    }

    /** Answers what is asked until nothing is: presence and groups with this presence, all else "not sure". */
    public Turn answerAll(Turn last, Presence presence) {
        Turn turn = last;
        for (int i = 0; i < MOST_ANSWERS && turn.reply().question() != null; i++) {
            turn = answerOne(turn.reply().question(), presence);
        }
        return turn;
    }

    private Turn answerOne(Reply.Asked asked, Presence presence) {
        boolean direct = asked.kind() == Question.Kind.PRESENCE || asked.kind() == Question.Kind.MULTI;
        if (!direct) {
            return say("not sure");
        }
        List<String> codes = asked.finding() == null ? asked.findings() : List.of(asked.finding());
        List<PatientMessage.Answer> answers = new ArrayList<>();
        codes.forEach(code -> answers.add(new PatientMessage.Answer.OfFinding(code, presence)));
        return take("", answers);
    }

    private Turn take(String text, List<PatientMessage.Answer> answers) {
        return take(new PatientMessage("m" + next++, text, Map.of(), null, answers));
    }

    /** With what was read in attachments believed as far as it is. */
    Turn show(String text, Attachment... read) {
        return take(new PatientMessage("m" + next++, text, Map.of(), null, List.of(), null, List.of(read)));
    }

    private Turn take(PatientMessage message) {
        Taken result = TURNS.hear(consultation, message, NOW);
        consultation = result.consultation();
        taken.add(result.turn());
        return result.turn();
    }

    Reply.@Nullable Asked open() {
        return taken.isEmpty() ? null : taken.get(taken.size() - 1).reply().question();
    }
}
