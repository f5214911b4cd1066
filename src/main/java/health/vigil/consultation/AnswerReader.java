package health.vigil.consultation;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Finding.Source;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Sex;
import health.vigil.understanding.Understanding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads answers to questions, by button or in words, into findings and numbers. */
final class AnswerReader {
    static final String NONE = "none";

    private final Function<String, Optional<Question>> catalogue;

    AnswerReader(Function<String, Optional<Question>> catalogue) {
        this.catalogue = catalogue;
    }

    /** @param unspecified the findings of a group that was answered with a bare yes */
    record Answers(List<Finding> findings, List<Measurement> measurements, Sex sex, List<String> unspecified) {}

    Answers read(PatientCase patient, PatientMessage message, Understanding words, @Nullable Question open, int turn) {
        Reading reading = new Reading(patient, turn);
        for (PatientMessage.Answer answer : message.answers()) {
            switch (answer) {
                case PatientMessage.Answer.OfFinding of ->
                    reading.findings.add(Finding.of(of.finding(), of.presence(), Source.ANSWER, turn));
                case PatientMessage.Answer.OfNumber of -> reading.number(of);
                case PatientMessage.Answer.OfChoice of ->
                    catalogue.apply(of.question()).ifPresent(question -> reading.choice(question, of.choice()));
            }
        }
        if (open != null && message.answers().isEmpty()) {
            reading.words(open, message.text(), words);
        }
        return new Answers(reading.findings, reading.measurements, reading.sex, reading.unspecified);
    }

    /** One reading: the lists being written. */
    private static final class Reading {
        private final PatientCase patient;
        private final int turn;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Measurement> measurements = new ArrayList<>();
        private final List<String> unspecified = new ArrayList<>();
        private Sex sex = Sex.UNKNOWN;

        Reading(PatientCase patient, int turn) {
            this.patient = patient;
            this.turn = turn;
        }

        void number(PatientMessage.Answer.OfNumber answer) {
            Double value = answer.value();
            double known = value == null ? Double.NaN : value;
            measurements.add(Measurement.of(answer.finding(), known, Source.ANSWER, turn));
        }

        void choice(Question question, String choice) {
            boolean group = question.kind() != Question.Kind.CHOICE;
            if (group && choice.equals(NONE)) {
                absent(question, Set.of());
                return;
            }
            if (question.kind() == Question.Kind.MULTI && question.findings().contains(choice)) {
                findings.add(Finding.of(choice, Presence.PRESENT, Source.ANSWER, turn));
                return;
            }
            if (question.kind() == Question.Kind.PRESENCE) {
                boolean known = choice.equals("present") || choice.equals("absent");
                if (known) {
                    Presence presence = choice.equals("present") ? Presence.PRESENT : Presence.ABSENT;
                    findings.add(Finding.of(question.findings().get(0), presence, Source.ANSWER, turn));
                }
                return;
            }
            boolean matched = false;
            for (Question.Choice option : question.choices()) {
                if (option.id().equals(choice)) {
                    take(option);
                    matched = true;
                }
            }
            if (!matched) {
                notSure(question);
            }
        }

        void words(Question question, String text, Understanding words) {
            for (Question.Choice option : question.choices()) {
                if (isLabel(option, text)) {
                    take(option);
                    return;
                }
            }
            Understanding.Answer answer = words.answer();
            if (answer == null) {
                return;
            }
            Set<String> said = new HashSet<>();
            words.findings().forEach(finding -> said.add(finding.code()));
            boolean named = question.findings().stream().anyMatch(said::contains);
            switch (answer) {
                case NO -> absent(question, said);
                case NOT_SURE -> notSure(question);
                case YES -> {
                    if (named) {
                        return;
                    }
                    if (question.kind() == Question.Kind.PRESENCE) {
                        findings.add(Finding.of(question.findings().get(0), Presence.PRESENT, Source.ANSWER, turn));
                    } else if (question.kind() == Question.Kind.MULTI) {
                        unspecified.addAll(question.findings());
                    }
                }
            }
        }

        /** "None" is said of what is still open: it does not take back what was said present. */
        private void absent(Question question, Set<String> said) {
            boolean group = question.kind() == Question.Kind.MULTI || question.kind() == Question.Kind.PRESENCE;
            if (!group) {
                return;
            }
            for (String code : question.findings()) {
                if (!said.contains(code) && !patient.isPresent(code)) {
                    findings.add(Finding.of(code, Presence.ABSENT, Source.ANSWER, turn));
                }
            }
        }

        private void notSure(Question question) {
            boolean numeric = question.kind() == Question.Kind.NUMBER || question.kind() == Question.Kind.DURATION;
            if (numeric) {
                measurements.add(Measurement.of(question.findings().get(0), Double.NaN, Source.ANSWER, turn));
            }
        }

        private void take(Question.Choice option) {
            option.present().forEach(code -> findings.add(Finding.of(code, Presence.PRESENT, Source.ANSWER, turn)));
            option.absent().forEach(code -> findings.add(Finding.of(code, Presence.ABSENT, Source.ANSWER, turn)));
            option.numbers()
                    .forEach((code, value) -> measurements.add(Measurement.of(code, value, Source.ANSWER, turn)));
            if (option.sex() != Sex.UNKNOWN) {
                sex = option.sex();
            }
        }

        private static boolean isLabel(Question.Choice option, String text) {
            String said = text.strip().toLowerCase(Locale.ROOT);
            return said.equals(option.label().en().toLowerCase(Locale.ROOT))
                    || said.equals(option.label().zhHans())
                    || said.equals(option.label().zhHant());
        }
    }
}
