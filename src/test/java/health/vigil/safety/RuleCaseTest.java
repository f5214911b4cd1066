package health.vigil.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.catalog.Rule;
import health.vigil.clinical.RedFlag;
import health.vigil.clinical.TriageLevel;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule against its own cases, which stand beside it in its file. */
class RuleCaseTest {
    private static final Knowledge KNOWLEDGE = KnowledgeLoader.bundled();
    private static final RedFlagScreen SCREEN = new RedFlagScreen(KNOWLEDGE);

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void ruleCase_givesItsLevel(String rule, String place, Rule.Case given) {
        // when
        Screening screening = SCREEN.screen(given.facts());

        // then
        TriageLevel level = screening.flags().stream()
                .filter(flag -> flag.rule().equals(rule))
                .map(RedFlag::level)
                .max(TriageLevel::compareTo)
                .orElse(null);
        assertThat(level).isEqualTo(given.level());
    }

    static Stream<Arguments> cases() {
        return KNOWLEDGE.rules().stream()
                .flatMap(rule -> rule.cases().stream()
                        .map(given -> Arguments.of(rule.id(), given.place().toString(), given)));
    }
}
