package health.vigil.catalog;

import health.vigil.clinical.Question;
import health.vigil.clinical.Sex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Complaints with their questions. */
final class InterviewReader {
    private final Vocabulary words;
    private final ConditionReader conditions;
    private final Map<String, Complaint> complaints = new LinkedHashMap<>();
    private final Map<String, Complaint.Item> questions = new LinkedHashMap<>();

    InterviewReader(Vocabulary words, ConditionReader conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    Map<String, Complaint> read(KnowledgeFiles files) {
        for (Entry root : files.of(FileKind.COMPLAINTS)) {
            root.entries("complaints").forEach(this::complaint);
            root.optionalText("review");
            root.close();
        }
        return complaints;
    }

    private void complaint(Entry e) {
        String id = e.text("id");
        List<Complaint.Item> items = new ArrayList<>();
        e.entries("questions").forEach(q -> items.add(item(q)));
        Complaint complaint = new Complaint(
                id,
                conditions.required(e, "triggers"),
                e.whole("priority"),
                e.localized("opening"),
                List.copyOf(items),
                e.place());
        e.register(complaints, id, complaint);
        e.close();
    }

    private Complaint.Item item(Entry e) {
        String id = e.text("id");
        Question.Kind kind =
                e.choice("kind", name -> Question.Kind.valueOf(name.toUpperCase(Locale.ROOT)), Question.Kind.PRESENCE);
        List<Question.Choice> choices = new ArrayList<>();
        e.entries("choices").forEach(c -> choices.add(choice(c)));
        Question question = new Question(
                id,
                kind,
                e.flag("must"),
                words.known(e, "findings"),
                e.localized("text"),
                e.optionalLocalized("plain"),
                e.optionalText("unit"),
                choices,
                e.optionalText("why") == null ? "" : e.text("why"));
        if (question.findings().size() == e.texts("findings").size()) {
            shape(e, question);
        }
        Complaint.Item item = new Complaint.Item(question, conditions.optional(e, "applies", true), e.place());
        e.register(questions, id, item);
        e.close();
        return item;
    }

    private Question.Choice choice(Entry e) {
        Map<String, Double> numbers = new HashMap<>();
        Entry stated = e.optionalEntry("numbers");
        for (String id : Set.copyOf(stated.keys())) {
            if (!words.numbers().containsKey(id)) {
                e.problem("numbers", "no number " + id);
            }
            numbers.put(id, stated.number(id));
        }
        Question.Choice choice = new Question.Choice(
                e.text("id"),
                e.localized("label"),
                words.known(e, "present"),
                words.known(e, "absent"),
                Map.copyOf(numbers),
                e.has("sex") ? e.choice("sex", RuleReader::sex, Sex.UNKNOWN) : Sex.UNKNOWN);
        e.close();
        return choice;
    }

    private void shape(Entry e, Question question) {
        List<String> asked = question.findings();
        String reason = switch (question.kind()) {
            case PRESENCE -> asked.size() == 1 && isFinding(asked) ? "" : "must ask about exactly one finding";
            case MULTI -> asked.size() >= 2 && isFinding(asked) ? "" : "must ask about two findings or more";
            case NUMBER, DURATION ->
                asked.size() == 1 && words.numbers().containsKey(asked.get(0))
                        ? ""
                        : "must ask about exactly one number";
            case CHOICE -> choices(question);
        };
        if (!reason.isEmpty()) {
            e.problem("findings", "the question " + question.id() + " " + reason);
        }
        boolean numeric = question.kind() == Question.Kind.NUMBER || question.kind() == Question.Kind.DURATION;
        if (numeric != (question.unit() != null)) {
            e.problem("unit", "a unit belongs to a number or duration, and only there");
        }
        if (question.kind() != Question.Kind.CHOICE && !question.choices().isEmpty()) {
            e.problem("choices", "choices belong to a choice question");
        }
    }

    private boolean isFinding(List<String> ids) {
        return words.findings().keySet().containsAll(ids);
    }

    /** What is wrong with a choice question; empty when nothing is. */
    private static String choices(Question question) {
        Set<String> set = new LinkedHashSet<>();
        for (Question.Choice choice : question.choices()) {
            set.addAll(choice.present());
            set.addAll(choice.absent());
            set.addAll(choice.numbers().keySet());
            if (choice.sex() != Sex.UNKNOWN) {
                set.add("sex");
            }
        }
        if (question.choices().size() < 2) {
            return "must offer two choices or more";
        }
        if (set.containsAll(question.findings()) && question.findings().containsAll(set)) {
            return "";
        }
        return "must name exactly what its choices set: " + String.join(", ", set);
    }
}
