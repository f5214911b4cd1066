package health.vigil.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Localized;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies to the open question. */
class AnswersTest {

    private static final Facts CHEST_PAIN =
            new Facts(Map.of("chest_pain", Presence.PRESENT), Map.of(), Set.of(), Sex.UNKNOWN);

    static Stream<String> replies() {
        return Words.lines("answers.txt").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void reply_isReadAsAnswerAndFindings(String line) {
        String[] parts = line.split(" \\| ");
        Question asked = question(parts[0]);
        Facts known = parts[0].equals("X") ? CHEST_PAIN : Facts.none();
        List<String> expected = Arrays.asList(parts[2].split(" "));

        Understanding understanding = Words.EXTRACTOR.extract(new Utterance(parts[1], asked, known, Relationship.SELF));

        if (!expected.get(0).equals("*")) {
            assertThat(Objects.toString(understanding.answer())).isEqualTo(expected.get(0));
        }
        assertThat(new Expectation(line, parts[1], expected.subList(1, expected.size())).missing(understanding))
                .isEmpty();
    }

    private static Question question(String kind) {
        return switch (kind) {
            case "P" -> question(Question.Kind.PRESENCE, null, "diaphoresis");
            case "M" -> question(Question.Kind.MULTI, null, "diaphoresis", "dyspnea", "nausea");
            case "N" -> question(Question.Kind.NUMBER, "celsius", "temp");
            case "A" -> question(Question.Kind.NUMBER, "year", "age");
            case "D" -> question(Question.Kind.DURATION, "minute", "chest_duration_min");
            case "S" -> question(Question.Kind.NUMBER, "score", "severity");
            default -> question(Question.Kind.PRESENCE, null, "chest_active");
        };
    }

    private static Question question(Question.Kind kind, @Nullable String unit, String... findings) {
        return new Question("Q", kind, true, List.of(findings), new Localized("", "", ""), null, unit, List.of(), "");
    }
}
