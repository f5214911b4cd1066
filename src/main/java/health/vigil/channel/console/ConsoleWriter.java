package health.vigil.channel.console;

import health.vigil.catalog.Complaint;
import health.vigil.catalog.Knowledge;
import health.vigil.channel.api.AnswerWords;
import health.vigil.channel.api.AssessmentWording;
import health.vigil.channel.api.Wire;
import health.vigil.channel.console.ConsoleViews.EntryView;
import health.vigil.channel.console.ConsoleViews.OpenView;
import health.vigil.channel.console.ConsoleViews.QueueView;
import health.vigil.channel.console.ConsoleViews.ReadingView;
import health.vigil.channel.console.ConsoleViews.SaidView;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Localized;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.Reply;
import health.vigil.consultation.Act;
import health.vigil.consultation.Care;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.PatientCase;
import health.vigil.consultation.QueueEntry;
import health.vigil.consultation.QueueIndex.Queue;
import health.vigil.consultation.SetLevel;
import health.vigil.consultation.Turn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Queue and consultation in the clinician's language, whatever the patient's. */
@Singleton
final class ConsoleWriter {
    /** A rule's source names a reference as {@code [R1]}. */
    private static final Pattern MARK = Pattern.compile("\\[(R\\d+)]");

    private final Knowledge knowledge;
    private final AssessmentWording wording;
    private final Map<String, Localized> questions = new HashMap<>();
    private final Map<String, Map<String, Localized>> ofComplaints = new HashMap<>();
    private final Map<String, List<String>> sources = new HashMap<>();

    ConsoleWriter(Knowledge knowledge, AssessmentWording wording) {
        this.knowledge = knowledge;
        this.wording = wording;
        for (Complaint complaint : knowledge.complaints()) {
            Map<String, Localized> own = ofComplaints.computeIfAbsent(complaint.id(), none -> new HashMap<>());
            complaint
                    .questions()
                    .forEach(item -> item.question()
                            .findings()
                            .forEach(code ->
                                    own.putIfAbsent(code, item.question().text())));
            own.forEach(questions::putIfAbsent);
        }
        knowledge.rules().forEach(rule -> sources.put(rule.id(), rule.source()));
    }

    QueueView queue(Queue queue, String clinician, Language language) {
        return new QueueView(
                queue.version(),
                queue.size(),
                clinician,
                queue.entries().stream().map(entry -> entry(entry, language)).toList());
    }

    private EntryView entry(QueueEntry entry, Language language) {
        String complaint = entry.complaint();
        Localized label = knowledge.complaintLabels().get(complaint);
        return new EntryView(
                entry.id(),
                entry.level().wire(),
                entry.floor().wire(),
                entry.complete() ? "complete" : "in_progress",
                complaint.isEmpty() ? null : complaint,
                label == null ? complaint : label.in(language),
                entry.channel(),
                entry.region(),
                entry.language(),
                entry.createdAt(),
                entry.waitingSince(),
                entry.last(),
                entry.clinicianIsDue() ? "clinician" : "patient",
                entry.takenBy(),
                entry.takenSince(),
                entry.acknowledged(),
                entry.abandoned());
    }

    ReadingView consultation(Snapshot snapshot, Language language) {
        Consultation consultation = snapshot.consultation();
        Assessment assessment = consultation.assessment();
        PatientCase patient = consultation.current();
        Care care = consultation.care();
        Care.Holder holder = care.holder();
        String region = consultation.settings().region();
        Language spoken = consultation.language();
        return new ReadingView(
                consultation.id(),
                consultation.closed() ? "closed" : Wire.write(assessment.status()),
                region,
                consultation.settings().channel(),
                spoken == null ? null : spoken.tag(),
                consultation.createdAt(),
                Wire.write(patient.about()),
                Wire.write(patient.sex()),
                holder == null ? null : holder.name(),
                holder == null ? null : holder.since(),
                care.abandoned(),
                level(patient.set()),
                closing(care.closing()),
                messages(snapshot),
                wording.word(assessment, language, region),
                open(assessment, language),
                patient.withdrawn(),
                labels(assessment, language),
                sources(assessment));
    }

    private static ConsoleViews.@Nullable LevelView level(@Nullable SetLevel set) {
        return set == null
                ? null
                : new ConsoleViews.LevelView(
                        set.level().wire(), set.ruleFloor().wire(), set.by(), set.reason(), set.at());
    }

    private static ConsoleViews.@Nullable ClosingView closing(Care.@Nullable Closing how) {
        return how == null
                ? null
                : new ConsoleViews.ClosingView(Wire.write(how.outcome()), how.by(), how.note(), how.at());
    }

    private static List<SaidView> messages(Snapshot snapshot) {
        Consultation consultation = snapshot.consultation();
        Reply before = consultation.greeting();
        List<SaidView> messages = new ArrayList<>();
        messages.add(new SaidView(
                before.id(), 0, "assistant", before.text(), consultation.createdAt(), null, null, null, null, null));
        for (Turn turn : snapshot.turns()) {
            if (turn.isOfPatient()) {
                messages.add(new SaidView(
                        turn.message().id(),
                        turn.number(),
                        "patient",
                        turn.message().text(),
                        turn.receivedAt(),
                        AnswerWords.of(turn.message(), before.question()),
                        null,
                        null,
                        null,
                        null));
            }
            if (!turn.reply().text().isEmpty()) {
                messages.add(answer(turn));
            }
            before = turn.reply();
        }
        return messages;
    }

    private static SaidView answer(Turn turn) {
        Act act = turn.act();
        return new SaidView(
                turn.reply().id(),
                turn.number(),
                act == null ? "assistant" : "clinician",
                turn.reply().text(),
                turn.receivedAt(),
                null,
                act == null ? null : act.by(),
                act == null ? null : act.action(),
                act == null ? null : reason(act),
                turn.assessment().level().wire());
    }

    private static @Nullable String reason(Act act) {
        return switch (act) {
            case Act.Level it -> it.reason();
            case Act.Correct it -> it.reason();
            case Act.Close it -> it.note();
            default -> null;
        };
    }

    private List<OpenView> open(Assessment assessment, Language language) {
        return assessment.openRedFlags().stream()
                .map(code -> {
                    Localized question = question(code, assessment);
                    return new OpenView(
                            code, knowledge.label(code).in(language), question == null ? null : question.in(language));
                })
                .toList();
    }

    /** As the patient's own complaints put it, else as any does. */
    private @Nullable Localized question(String code, Assessment assessment) {
        return assessment.complaints().stream()
                .map(complaint -> ofComplaints.getOrDefault(complaint, Map.of()).get(code))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(questions.get(code));
    }

    private Map<String, String> labels(Assessment assessment, Language language) {
        Map<String, String> labels = new LinkedHashMap<>();
        assessment.findings().forEach(it -> label(it.code(), language, labels));
        assessment.redFlags().forEach(flag -> {
            flag.findings().forEach(code -> label(code, language, labels));
            flag.assumed().forEach(code -> label(code, language, labels));
        });
        return labels;
    }

    private void label(String code, Language language, Map<String, String> labels) {
        labels.computeIfAbsent(code, it -> knowledge.label(it).in(language));
    }

    private Map<String, String> sources(Assessment assessment) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RedFlag flag : assessment.redFlags()) {
            for (String source : sources.getOrDefault(flag.rule(), List.of())) {
                MARK.matcher(source).results().map(mark -> mark.group(1)).forEach(mark -> {
                    String text = knowledge.sources().get(mark);
                    if (text != null) {
                        texts.put(mark, text);
                    }
                });
            }
        }
        return texts;
    }
}
